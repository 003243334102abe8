package dev.platform.cli.promotion.rollout;

import java.util.List;

import dev.platform.cli.output.Report;
import org.jspecify.annotations.Nullable;

/**
 * What became of a rollout.
 *
 * @param failure what kept it from being proven; null when it was
 * @param seconds how long that took
 */
public record Proof(List<String> services, @Nullable String failure, long seconds) implements Report {

	boolean proven() {
		return this.failure == null;
	}

	@Override
	public String text() {
		return "Healthy after %d s: %s".formatted(this.seconds, String.join(", ", this.services));
	}

}
