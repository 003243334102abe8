package dev.platform.cli.promotion;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Progress;
import dev.platform.cli.output.Report;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.promotion.rollout.AwaitRollout;
import dev.platform.cli.promotion.rollout.Interrupted;
import dev.platform.cli.promotion.rollout.Proof;
import dev.platform.cli.promotion.rollout.Resumption;
import dev.platform.engine.Problem;
import org.springframework.stereotype.Component;

/**
 * Makes a change as the pipeline's rules allow, and stays with it until it is proven or
 * taken back.
 */
@Component
class Deliver {

	// Asking for a look saves time; it must not cost more.
	private static final Duration REFRESH_PATIENCE = Duration.ofSeconds(3);

	private final MakeChange change;

	private final CheckRules rules;

	private final AwaitRollout rollout;

	private final GitRemote remote;

	private final RolloutTarget target;

	private final Progress progress;

	Deliver(MakeChange change, CheckRules rules, AwaitRollout rollout, GitRemote remote, RolloutTarget target,
			Progress progress) {
		this.change = change;
		this.rules = rules;
		this.rollout = rollout;
		this.remote = remote;
		this.target = target;
		this.progress = progress;
	}

	/** As {@link #run}, after telling what the change will do. */
	Report runPreviewed(Terms terms, Function<GitopsRepository, Intent> decision) {
		if (terms.dryRun()) {
			return run(terms, decision);
		}
		AtomicReference<Intent> seen = new AtomicReference<>();
		Report preview = this.change.run(true, (at) -> seen.updateAndGet((_) -> decision.apply(at)));
		if (!seen.get().steps().isEmpty()) {
			this.progress.tell(preview.text());
		}
		return run(terms, (_) -> seen.get());
	}

	Report run(Terms terms, Function<GitopsRepository, Intent> decision) {
		try (Resumption resumption = new Resumption(this.progress, Interrupted::early)) {
			AtomicReference<Decided> decided = new AtomicReference<>();
			Report report = this.change.run(terms.dryRun(), (at) -> {
				Decided now = decide(terms, decision, at);
				if (!terms.dryRun()) {
					boolean proposed = now.intent().isProposed(at);
					resumption
						.says(() -> proposed ? Interrupted.proposing() : Interrupted.pushing(now.environment().name()));
				}
				decided.set(now);
				return now.intent();
			});
			if (!(report instanceof Outcome outcome) || outcome.revision() == null) {
				return report;
			}
			String revision = outcome.revision();
			resumption.says(() -> Interrupted.rollingOut(decided.get().environment().name(), revision));
			List<ServiceName> services = outcome.releases()
				.stream()
				.map((release) -> new ServiceName(release.service()))
				.toList();
			refresh(decided.get(), services);
			return follow(terms, decided.get(), outcome, revision, services, resumption);
		}
	}

	/**
	 * A problem where a change would be refused: before work that is done for it alone.
	 */
	void require(Terms terms, Function<GitopsRepository, Intent> decision) {
		decide(terms, decision, new GitopsRepository(this.remote.fetch()));
	}

	private Decided decide(Terms terms, Function<GitopsRepository, Intent> decision, GitopsRepository at) {
		Intent intent = this.rules.run(at, decision.apply(at), terms.permission());
		Environment environment = at.pipeline().environment(intent.environment());
		if (!terms.dryRun()) {
			requireTarget(terms, environment, intent.isProposed(at));
		}
		return new Decided(intent, environment);
	}

	// Before anything is done: who asks for a wait relies on it.
	private void requireTarget(Terms terms, Environment environment, boolean proposed) {
		if (terms.waiting().asked() && proposed) {
			throw Problem.failed("there is nothing to wait for before the pull request is merged; nothing has changed",
					"repeat it with --no-wait, and after the merge: platform wait --env " + environment.name());
		}
		if (terms.waiting().asked() && !this.target.isThere()) {
			throw Problem.failed(
					"there is nothing to wait for (%s); nothing has changed".formatted(this.target.description()),
					"./platform up, or repeat it with --no-wait");
		}
	}

	private Report follow(Terms terms, Decided decided, Outcome outcome, String revision, List<ServiceName> services,
			Resumption resumption) {
		if (!terms.waiting().wanted(decided.environment().rollout())) {
			return outcome;
		}
		if (!this.target.isThere()) {
			this.progress.tell("Not waiting, for it cannot be seen from here: %s".formatted(this.target.description()));
			return outcome;
		}
		this.progress.tell(outcome.text());
		Proof proof = this.rollout.run(decided.environment(), services, revision);
		String failure = proof.failure();
		if (failure == null) {
			return new Delivered(outcome, proof);
		}
		throw unproven(terms, decided, revision, failure, services, resumption);
	}

	private Problem unproven(Terms terms, Decided decided, String revision, String failure, List<ServiceName> services,
			Resumption resumption) {
		String commit = Revisions.abbreviated(revision);
		String environment = decided.environment().name().value();
		if (decided.intent().action().undoes() || !terms.waiting().reverts(decided.environment().rollout())) {
			return Problem.failed("%s; commit %s stays".formatted(failure, commit),
					"platform status, then: platform rollback --env %s".formatted(environment));
		}
		resumption.says(() -> Interrupted.reverting(decided.environment().name(), revision));
		try {
			Report undone = this.change.run(false,
					(at) -> new Undo(this.remote).intent(at, decided.intent().of(services), revision, failure));
			refresh(decided, services);
			String by = (undone instanceof Outcome outcome && outcome.revision() != null)
					? "by commit " + Revisions.abbreviated(outcome.revision()) : "already by somebody else";
			return Problem.failed("%s; commit %s was reverted %s".formatted(failure, commit, by),
					"platform history --env %s".formatted(environment));
		}
		catch (Problem problem) {
			return Problem.failed("%s; commit %s was not reverted: %s".formatted(failure, commit, problem.getMessage()),
					"platform status, then: platform rollback --env %s".formatted(environment), problem);
		}
	}

	private void refresh(Decided decided, List<ServiceName> services) {
		if (!this.target.isThere()) {
			return;
		}
		Thread asking = Thread.startVirtualThread(() -> {
			try {
				this.target.refresh(decided.environment().name(), services);
			}
			catch (Problem problem) {
				this.progress
					.tell("Not asked to look at once, so it takes a while longer: %s".formatted(problem.getMessage()));
			}
		});
		try {
			asking.join(REFRESH_PATIENCE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What was decided, and where.
	 */
	private record Decided(Intent intent, Environment environment) {
	}

}
