package dev.platform.cli.promotion;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import dev.platform.cli.gitops.Environment;
import dev.platform.cli.gitops.Freeze;

/**
 * Whether an environment is left alone now.
 */
final class FreezeCheck {

	private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

	private FreezeCheck() {
	}

	static Optional<Refusal> refusal(Environment environment, Freeze freeze, Instant now) {
		return freeze.endAt(now)
			.map((end) -> Refusal.of(freeze.rule(),
					"%s is frozen (%s) until %s".formatted(environment.name(), freeze.name(), END.format(end)),
					"platform diff --env %s now, and change it then".formatted(environment.name())));
	}

}
