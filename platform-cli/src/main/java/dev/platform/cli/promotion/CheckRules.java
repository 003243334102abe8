package dev.platform.cli.promotion;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Environment;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Rule;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.RuleName;
import dev.platform.cli.gitops.Rules;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.output.Problem;
import org.jspecify.annotations.Nullable;

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
		List<Trailer> trailers = new ArrayList<>();
		if (!intent.remaining(at).isEmpty()) {
			List<Refusal> refusals = refusals(at, intent);
			List<Refusal> standing = refusals.stream()
				.filter((refusal) -> !permission.covers(refusal) && !pardoned(intent, refusal))
				.filter((refusal) -> refusal.rule() != RuleName.DELIVERY)
				.toList();
			if (!standing.isEmpty()) {
				throw refused(standing);
			}
			// Who does not go past it makes a pull request.
			refusals.removeIf((refusal) -> refusal.rule() == RuleName.DELIVERY && !permission.covers(refusal));
			refusals.forEach((refusal) -> trailers.add(new Trailer(Trailer.OVERRIDE, refusal.text())));
		}
		if (permission.reason() != null) {
			trailers.add(new Trailer(Trailer.REASON, permission.reason().text()));
		}
		return intent.with(trailers);
	}

	private static boolean pardoned(Intent intent, Refusal refusal) {
		return intent.action().undoes() && refusal.rule() == RuleName.FREEZE;
	}

	private List<Refusal> refusals(GitopsRepository at, Intent intent) {
		Environment environment = at.pipeline().environment(intent.environment());
		Rules rules = environment.rules();
		List<Refusal> refusals = new ArrayList<>();
		if (!intent.action().undoes()) {
			new OrderCheck(this.remote, at).refusal(environment, intent).ifPresent(refusals::add);
			if (intent.action() == Action.PROMOTE) {
				SourceCheck source = new SourceCheck(this.remote, this.target, at, intent);
				refusals.addAll(source.refusals(rules, this.clock.instant()));
				refusals.addAll(new RolledBackCheck(this.remote, at).refusals(intent));
			}
		}
		rules.freezes()
			.forEach((freeze) -> FreezeCheck.refusal(environment, freeze, this.clock.instant())
				.ifPresent(refusals::add));
		refuse(refusals, rules.pullRequest(),
				"changes of %s are proposed in a pull request".formatted(intent.environment()),
				"git switch -c change, and propose it by hand");
		if (!this.remote.signs()) {
			refuse(refusals, rules.signed(), "changes of %s are signed commits".formatted(intent.environment()),
					"git config --global commit.gpgsign true");
		}
		return refusals;
	}

	private static void refuse(List<Refusal> refusals, @Nullable Rule rule, String detail, String remedy) {
		if (rule != null) {
			refusals.add(Refusal.of(rule, detail, remedy));
		}
	}

	private static Problem refused(List<Refusal> refusals) {
		String words = refusals.stream()
			.map((refusal) -> refusal.rule().word())
			.distinct()
			.collect(Collectors.joining(","));
		return Problem.refused(refusals.stream().map(Refusal::text).collect(Collectors.joining("; ")),
				"%s; to go past it: --override %s --reason TEXT".formatted(refusals.getFirst().remedy(), words));
	}

}
