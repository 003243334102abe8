package dev.platform.cli.delivery;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.Freeze;
import dev.platform.cli.pipeline.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The rules that hold for every change of an environment, of whatever it is.
 */
public record EnvironmentRules(Environment environment) {

	private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm VV", Locale.ENGLISH);

	/**
	 * Whether the environment is left alone now.
	 * @param remedy what to do instead
	 */
	public List<Refusal> frozen(Instant now, String remedy) {
		return this.environment.rules().freezes().stream().flatMap((freeze) -> frozen(freeze, now, remedy)).toList();
	}

	private Stream<Refusal> frozen(Freeze freeze, Instant now, String remedy) {
		return freeze.endAt(now)
			.map((end) -> Refusal.of(freeze.rule(),
					"%s is frozen (%s) until %s".formatted(this.environment.name(), freeze.name(), END.format(end)),
					remedy))
			.stream();
	}

	/**
	 * What a commit that is pushed to the branch is not.
	 * @param signed whether it carries a signature
	 */
	public List<Refusal> pushed(boolean signed) {
		List<Refusal> refusals = new ArrayList<>();
		refuse(refusals, this.environment.rules().pullRequest(),
				"changes of %s are proposed in a pull request".formatted(this.environment.name()),
				"git switch -c change, and propose it by hand");
		if (!signed) {
			refuse(refusals, this.environment.rules().signed(),
					"changes of %s are signed commits".formatted(this.environment.name()),
					"git config --global commit.gpgsign true");
		}
		return refusals;
	}

	private static void refuse(List<Refusal> refusals, @Nullable Rule rule, String detail, String remedy) {
		if (rule != null) {
			refusals.add(Refusal.of(rule, detail, remedy));
		}
	}

}
