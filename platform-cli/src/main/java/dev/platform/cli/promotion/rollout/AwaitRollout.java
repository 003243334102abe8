package dev.platform.cli.promotion.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.check.Checks;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Age;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Printable;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.RolloutCheck;
import dev.platform.engine.Problem;
import org.springframework.stereotype.Component;

/**
 * Follows a commit until what it changed is proven: synced at this commit or a later one,
 * nothing under way, healthy without a break for the stability period, checks passed.
 */
@Component
public class AwaitRollout {

	private static final Duration LOOK_EVERY = Duration.ofMillis(300);

	// Argo CD forgets what it is asked while it compares.
	private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

	private final GitRemote remote;

	private final RolloutTarget target;

	private final Checks checks;

	private final Progress progress;

	public AwaitRollout(GitRemote remote, RolloutTarget target, Checks checks, Progress progress) {
		this.remote = remote;
		this.target = target;
		this.checks = checks;
		this.progress = progress;
	}

	public Proof run(Environment environment, List<ServiceName> services, String revision) {
		List<String> names = services.stream().map(ServiceName::value).toList();
		this.progress.tell("Waiting up to %s for %s in %s at %s".formatted(Age.of(environment.rollout().timeout()),
				String.join(", ", names), environment.name(), Revisions.abbreviated(revision)));
		Instant start = Instant.now();
		Optional<String> failure = follow(environment, new ChangeWatch(environment, services, start), revision);
		return new Proof(names, failure.orElse(null), Duration.between(start, Instant.now()).toSeconds());
	}

	// Why it is not proven; nothing when it is.
	private Optional<String> follow(Environment environment, ChangeWatch watch, String revision) {
		Map<String, String> told = new HashMap<>();
		Map<String, Boolean> reached = new HashMap<>();
		Instant asked = Instant.now();
		while (true) {
			Optional<Problem> blind = look(watch, revision, reached);
			if (!watch.unseen().isEmpty() && Instant.now().isAfter(asked.plus(ASK_AGAIN_AFTER))) {
				asked = Instant.now();
				ask(environment, watch.unseen());
			}
			watch.states().forEach((service, state) -> tell(told, environment.name() + "/" + service, state));
			Instant now = Instant.now();
			if (blind.isPresent()) {
				tell(told, "problem", String.valueOf(blind.get().getMessage()));
				if (watch.late(now)) {
					throw unknown(environment, revision, blind.get());
				}
			}
			else if (watch.stable(now)) {
				Optional<String> failure = failedCheck(environment.rollout().checks());
				if (failure.isEmpty() || watch.late(now)) {
					return failure;
				}
				tell(told, "check", failure.get());
			}
			else if (watch.failure(now).isPresent()) {
				return watch.failure(now);
			}
			Pause.of(LOOK_EVERY, "platform wait --env %s".formatted(environment.name()));
		}
	}

	private void ask(Environment environment, List<ServiceName> services) {
		try {
			this.target.refresh(environment.name(), services);
		}
		catch (Problem problem) {
			// It looks by itself, too; and if it does not answer, the next look tells.
		}
	}

	// A system that does not answer for a moment is asked again.
	private Optional<Problem> look(ChangeWatch watch, String revision, Map<String, Boolean> reached) {
		try {
			watch.look(this.target.rollouts(),
					(compared) -> reached.computeIfAbsent(compared, (_) -> reaches(compared, revision)), Instant.now());
			return Optional.empty();
		}
		catch (Problem problem) {
			return Optional.of(problem);
		}
	}

	// Later commits of others have to be fetched before they can be compared.
	private boolean reaches(String compared, String revision) {
		if (this.remote.contains(compared, revision)) {
			return true;
		}
		this.remote.fetch();
		return this.remote.contains(compared, revision);
	}

	private Optional<String> failedCheck(List<RolloutCheck> checks) {
		return checks.stream()
			.flatMap((check) -> this.checks.failure(check)
				.map((failure) -> "check (%s): %s".formatted(check.place(), failure))
				.stream())
			.findFirst();
	}

	private void tell(Map<String, String> told, String what, String state) {
		if (!state.equals(told.put(what, state))) {
			this.progress.tell("  %-16s %s".formatted(what, Printable.quoted(state)));
		}
	}

	// What nobody sees is not taken back: it may be well.
	private static Problem unknown(Environment environment, String revision, Problem cause) {
		return Problem.failed("nobody can tell what became of commit %s, which stays: %s"
			.formatted(Revisions.abbreviated(revision), cause.getMessage()),
				"platform wait --env %s".formatted(environment.name()), cause);
	}

}
