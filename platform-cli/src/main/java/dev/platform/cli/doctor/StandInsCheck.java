package dev.platform.cli.doctor;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.gitops.Rollout;

/**
 * Which programs run in place of images, and whether they are as good.
 */
record StandInsCheck(Surroundings surroundings) implements Check {

	private static final String STANDS_IN = " stands in for ";

	private static final String LACKS = "lacks the fixes";

	@Override
	public String subject() {
		return "stand-ins";
	}

	@Override
	public Diagnosis diagnose() {
		if (this.surroundings.target() instanceof ArgoCd) {
			return Diagnosis.ok("not used: a cluster runs the images themselves");
		}
		if (!this.surroundings.target().isThere()) {
			return Diagnosis.ok("nothing runs: " + this.surroundings.target().description());
		}
		List<String> notes = this.surroundings.target()
			.rollouts()
			.stream()
			.map(Rollout::message)
			.filter(Objects::nonNull)
			.filter((message) -> message.contains(STANDS_IN))
			.distinct()
			.toList();
		if (notes.isEmpty()) {
			return Diagnosis.ok("every image is what it says");
		}
		String found = notes.stream().collect(Collectors.joining(", "));
		return found.contains(LACKS)
				? Diagnosis.warn(found,
						"bootstrap/valkey/fetch, or install redis-server; then: platform down && platform up")
				: Diagnosis.ok(found);
	}

}
