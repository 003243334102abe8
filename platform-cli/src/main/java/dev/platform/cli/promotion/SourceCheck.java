package dev.platform.cli.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.platform.cli.delivery.Refusal;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Age;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Rule;
import dev.platform.cli.pipeline.Rules;
import dev.platform.cli.pipeline.Soak;
import dev.platform.cli.promotion.history.CountedCommits;
import dev.platform.engine.Problem;

/**
 * Whether what is promoted runs well where it comes from, and has done so for long
 * enough.
 */
record SourceCheck(GitRemote remote, RolloutTarget target, GitopsRepository at, Intent intent, CountedCommits counted) {

	List<Refusal> refusals(Rules rules, Instant now) {
		EnvironmentName source = this.intent.source();
		if (source == null || (rules.health() == null && rules.soak() == null)) {
			return List.of();
		}
		List<Rollout> rollouts;
		try {
			rollouts = this.target.isThere() ? this.target.rollouts() : List.of();
		}
		catch (Problem problem) {
			return unseen(rules, source, problem);
		}
		List<ReleaseStep> steps = this.intent.remaining(this.at);
		Map<String, Commit> changes = this.remote.latest(this.at.snapshot(),
				steps.stream().map((step) -> folder(source, step.service())).toList());
		List<Refusal> refusals = new ArrayList<>();
		for (ReleaseStep step : steps) {
			Optional<Rollout> rollout = rollouts.stream()
				.filter((candidate) -> candidate.isOf(source, step.service()))
				.findFirst();
			Commit change = Objects.requireNonNull(changes.get(folder(source, step.service())));
			if (!this.counted.count(source, change)) {
				// It may have any date.
				refusals.addAll(unknown(rules,
						"the last change of %s in %s (commit %s by %s) is unverified: %s".formatted(step.service(),
								source, Revisions.abbreviated(change.revision()), change.author(),
								this.counted.verification(change).detail()),
						"platform history --env %s".formatted(source)));
				continue;
			}
			if (rules.health() != null) {
				health(rules.health(), source, step.service(), change, rollout).ifPresent(refusals::add);
			}
			if (rules.soak() != null) {
				soak(rules.soak(), source, step.service(), change, rollout, now).ifPresent(refusals::add);
			}
		}
		return refusals;
	}

	// Refused rather than failed: somebody may have to go past it just then.
	private static List<Refusal> unseen(Rules rules, EnvironmentName source, Problem problem) {
		return unknown(rules, "nobody can tell how %s is: %s".formatted(source, problem.getMessage()), problem.hint());
	}

	private static List<Refusal> unknown(Rules rules, String detail, String hint) {
		List<Refusal> refusals = new ArrayList<>();
		if (rules.health() != null) {
			refusals.add(Refusal.of(rules.health(), detail, hint));
		}
		if (rules.soak() != null) {
			refusals.add(Refusal.of(rules.soak().rule(), detail, hint));
		}
		return refusals;
	}

	private Optional<Refusal> health(Rule rule, EnvironmentName source, ServiceName service, Commit change,
			Optional<Rollout> found) {
		if (found.isEmpty()) {
			return Optional.of(Refusal.of(rule,
					"nobody can tell how %s is in %s: %s".formatted(service, source, this.target.description()),
					"platform status"));
		}
		Rollout rollout = found.get();
		String live = rollout.liveRevision();
		boolean there = live != null && rollout.isSynced() && this.remote.contains(live, change.revision());
		if (there && rollout.isHealthy()) {
			return Optional.empty();
		}
		String state = (there || !rollout.isHealthy()) ? rollout.health()
				: "not yet what %s asks for".formatted(source);
		String message = (rollout.message() != null) ? ": " + rollout.message() : "";
		return Optional.of(Refusal.of(rule, "%s in %s is %s%s".formatted(service, source, state, message),
				"platform wait --env %s, or mend it there".formatted(source)));
	}

	// From the commit on; where the health is known, from when it became what it is. What
	// is not well does not soak at all.
	private Optional<Refusal> soak(Soak soak, EnvironmentName source, ServiceName service, Commit change,
			Optional<Rollout> rollout, Instant now) {
		Optional<Rollout> unwell = rollout.filter((known) -> !known.isHealthy());
		if (unwell.isPresent()) {
			return Optional.of(Refusal.of(
					soak.rule(), "%s in %s is %s, and has to be healthy for %s".formatted(service, source,
							unwell.get().health(), Age.of(soak.period())),
					"platform wait --env %s, or mend it there".formatted(source)));
		}
		Instant since = rollout.map(Rollout::since)
			.filter((instant) -> instant.isAfter(change.when()))
			.orElse(change.when());
		Duration age = Duration.between(since, now);
		if (age.compareTo(soak.period()) >= 0) {
			return Optional.empty();
		}
		return Optional.of(Refusal.of(soak.rule(),
				"%s has been in %s for %s of %s".formatted(service, source, Age.of(age), Age.of(soak.period())),
				"platform promote --env %s in %s".formatted(this.intent.environment(),
						Age.of(soak.period().minus(age)))));
	}

	private String folder(EnvironmentName source, ServiceName service) {
		return new Overlay(this.at.snapshot(), source, service).folder();
	}

}
