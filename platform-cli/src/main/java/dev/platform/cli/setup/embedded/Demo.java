package dev.platform.cli.setup.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.platform.cli.embedded.EmbeddedStatus;
import dev.platform.cli.embedded.EmbeddedSystem;
import dev.platform.cli.embedded.LiveService;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Progress;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The whole path of a change, once, with real parts: votes, a release, a promotion.
 */
@Component
public class Demo {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final List<String> CHANGED = List.of("vote", "result");

	private final Checkout checkout;

	private final Up up;

	private final Down down;

	private final EmbeddedSystem system;

	private final Progress progress;

	Demo(Checkout checkout, Up up, Down down, EmbeddedSystem system, Progress progress) {
		this.checkout = checkout;
		this.up = up;
		this.down = down;
		this.system = system;
		this.progress = progress;
	}

	public DemoReport run(boolean exit, Addresses addresses) {
		try {
			this.progress.tell(this.up.run(addresses).text());
			return deliver(exit);
		}
		finally {
			if (exit) {
				this.progress.tell("\n" + this.down.run(false).text());
			}
		}
	}

	private DemoReport deliver(boolean exit) {
		EmbeddedStatus status = status();
		VotingSite dev = site(status, "dev");
		VotingSite prod = site(status, "prod");
		VotingSite.Counts before = votes(prod);
		DemoRelease release = DemoRelease.after(image(status, "vote"), dev.page());
		Typed typed = new Typed(this.checkout, this.progress);
		for (String service : CHANGED) {
			ImageReference image = new ImageReference(ImageReference.written(image(status, service)).repository(),
					release.version());
			typed.run("deploy", "--service", service, "--image", image.toString(), "--set", release.settings());
		}
		await("dev serves " + release.version(),
				() -> serves("dev", release) && dev.page().contains(release.optionA()));
		typed.run("diff", "--env", "prod");
		typed.run("promote", "--env", "prod");
		await("prod serves " + release.version(),
				() -> serves("prod", release) && prod.page().contains(release.optionA()));
		VotingSite.Counts after = prod.counts();
		if (!after.equals(before)) {
			throw Problem.failed("prod counted %s before the promotion and %s after it".formatted(before, after),
					"platform status");
		}
		this.progress.tell("prod still counts %d votes: none was lost on the way".formatted(after.total()));
		typed.run("status");
		return new DemoReport(release.version(), after.total(), exit, status().httpsPort());
	}

	private VotingSite.Counts votes(VotingSite prod) {
		VotingSite.Counts before = prod.counts();
		List<String> choices = Arrays.asList("a", "a", "b", "a", "b");
		choices.forEach(prod::vote);
		await("prod counts %d new votes".formatted(choices.size()),
				() -> prod.counts().total() >= before.total() + choices.size());
		return prod.counts();
	}

	private boolean serves(String environment, DemoRelease release) {
		return CHANGED.stream()
			.allMatch((service) -> status().service(environment, service)
				.filter(LiveService::settled)
				.map(LiveService::liveImage)
				.filter((image) -> image.endsWith(":" + release.version()))
				.isPresent());
	}

	private void await(String what, BooleanSupplier condition) {
		Instant start = Instant.now();
		while (!condition.getAsBoolean()) {
			if (Duration.between(start, Instant.now()).compareTo(PATIENCE) > 0) {
				throw Problem.failed("waited %d s in vain: %s".formatted(PATIENCE.toSeconds(), what),
						"platform status");
			}
			Pause.of(Duration.ofMillis(100), "platform demo");
		}
		this.progress
			.tell("%s after %.1f s".formatted(what, Duration.between(start, Instant.now()).toMillis() / 1000.0));
	}

	private EmbeddedStatus status() {
		return this.system.status()
			.orElseThrow(() -> Problem.failed("the embedded system has stopped", "tail " + this.system.log()));
	}

	private VotingSite site(EmbeddedStatus status, String environment) {
		return new VotingSite("https://%s.localhost:%d".formatted(environment, status.httpsPort()),
				this.system.certificate());
	}

	private static String image(EmbeddedStatus status, String service) {
		@Nullable String image = status.service("dev", service).map(LiveService::liveImage).orElse(null);
		if (image == null) {
			throw Problem.failed("dev does not run " + service, "platform status");
		}
		return image;
	}

}
