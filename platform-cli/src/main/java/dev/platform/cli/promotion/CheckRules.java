package dev.platform.cli.promotion;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.delivery.EnvironmentRules;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Refusal;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.cli.promotion.history.Action;
import dev.platform.cli.promotion.history.CountedCommits;
import dev.platform.engine.Problem;

import org.springframework.stereotype.Component;

/**
 * Holds a change against the pipeline's rules. A rule that cannot be checked refuses,
 * too. Who undoes a change is never held up by what the release has been through, nor by
 * a freeze: that is on record in the commit all the same.
 */
@Component
class CheckRules {

	private final GitRemote remote;

	private final RolloutTarget target;

	private final Clock clock;

	CheckRules(GitRemote remote, RolloutTarget target, Clock clock) {
		this.remote = remote;
		this.target = target;
		this.clock = clock;
	}

	/**
	 * The intent, with trailers for the rules it goes past and for the reason; a problem
	 * where a rule refuses that is not overridden.
	 */
	Intent run(GitopsRepository at, Intent intent, Permission permission) {
		requireSigner(at, intent);
		List<Refusal> refusals = intent.remaining(at).isEmpty() ? List.of() : refusals(at, intent);
		return intent.with(permission.past(refusals, (refusal) -> isPardoned(intent, refusal)));
	}

	// Whose key it is shows when the commit is made; that there is none shows before.
	private void requireSigner(GitopsRepository at, Intent intent) {
		if (!this.remote.signs() && this.remote.trust(at.snapshot()).isRequired(at.pipeline(), intent.environment())) {
			throw Problem.refused(
					"changes of %s are signed by a trusted key, and commits are not signed here"
						.formatted(intent.environment()),
					"git config --global commit.gpgsign true, with a user.signingkey from gitops/trusted-keys");
		}
	}

	private static boolean isPardoned(Intent intent, Refusal refusal) {
		return intent.action().undoes() && refusal.rule() == RuleName.FREEZE;
	}

	private List<Refusal> refusals(GitopsRepository at, Intent intent) {
		Environment environment = at.pipeline().environment(intent.environment());
		List<Refusal> refusals = new ArrayList<>();
		if (!intent.action().undoes()) {
			CountedCommits counted = CountedCommits.of(this.remote, at);
			new OrderCheck(this.remote, at, counted).refusal(environment, intent).ifPresent(refusals::add);
			if (intent.action() == Action.PROMOTE) {
				SourceCheck source = new SourceCheck(this.remote, this.target, at, intent, counted);
				refusals.addAll(source.refusals(environment.rules(), this.clock.instant()));
				refusals.addAll(new RolledBackCheck(this.remote, at, counted).refusals(intent));
			}
		}
		EnvironmentRules always = new EnvironmentRules(environment);
		refusals.addAll(always.frozen(this.clock.instant(),
				"platform diff --env %s now, and change it then".formatted(environment.name())));
		refusals.addAll(always.pushed(this.remote.signs()));
		return refusals;
	}

}
