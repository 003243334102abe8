package dev.platform.cli.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.trust.KeyProblem;
import dev.platform.cli.git.trust.Trust;
import dev.platform.cli.git.trust.TrustedKeys;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.engine.repository.Snapshot;

/**
 * Whether the keys of the repository can verify what the pipeline wants to be verified,
 * and for how long.
 */
record TrustCheck(GitRemote remote, Clock clock) implements Check {

	private static final Duration SOON = Duration.ofDays(30);

	@Override
	public String subject() {
		return "trusted keys";
	}

	@Override
	public Diagnosis diagnose() {
		Snapshot head = this.remote.fetch();
		Trust trust = this.remote.trust(head);
		Pipeline pipeline = new GitopsRepository(head).pipeline();
		boolean required = pipeline.environments()
			.stream()
			.map(Environment::name)
			.anyMatch((name) -> trust.isRequired(pipeline, name));
		if (!trust.hasKeys()) {
			return required ? Diagnosis.fail("signatures are required, and no keys are trusted",
					"add gitops/trusted-keys/allowed_signers") : Diagnosis.ok("none: history is unverified");
		}
		List<Diagnosis> found = new ArrayList<>();
		if (trust.isHeadIgnored()) {
			found.add(Diagnosis.fail(
					"the keys at the head do not count: they were changed without the signature of a key that may",
					"git diff %s -- %s, then put back what was not meant".formatted(trust.since().getFirst(),
							TrustedKeys.FOLDER)));
		}
		if (trust.keys().size() > 1) {
			found.add(Diagnosis.fail("two sets of keys were merged without a signature: only keys of both count",
					"set %s to the commit whose keys are right: %s".formatted(Trust.PIN,
							String.join(", ", trust.since()))));
		}
		trust.keys()
			.stream()
			.flatMap((keys) -> keys.problems().stream())
			.map(KeyProblem::text)
			.distinct()
			.forEach((problem) -> found.add(Diagnosis.fail(problem, "fix that line, in a commit that is signed")));
		trust.keys().forEach((keys) -> found.addAll(ending(keys, this.clock.instant())));
		return found.isEmpty() ? Diagnosis.ok(required ? "signatures are required" : "signatures are optional")
				: Diagnosis.of(found);
	}

	private static List<Diagnosis> ending(TrustedKeys keys, Instant now) {
		return keys.ends()
			.entrySet()
			.stream()
			.filter((end) -> end.getValue().isAfter(now) && end.getValue().isBefore(now.plus(SOON)))
			.map((end) -> Diagnosis.warn("the key of %s expires on %s".formatted(end.getKey(), end.getValue()),
					"add a new key below gitops/trusted-keys, in a commit that is signed"))
			.toList();
	}

}
