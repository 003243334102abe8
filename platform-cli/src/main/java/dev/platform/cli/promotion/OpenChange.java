package dev.platform.cli.promotion;

import java.util.List;
import java.util.Set;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * What an open pull request holds already.
 *
 * @param tip the commit on the request's branch
 * @param base what that commit was made on
 * @param commit the tip as the history tells it
 */
record OpenChange(Snapshot tip, Snapshot base, Commit commit) {

	// Where releases come from and why they may come is told with them.
	private static final Set<String> CARRIED = Set.of(Trailer.SOURCE, Trailer.OVERRIDE, Trailer.REASON);

	/**
	 * The intent together with what was proposed before for other services, as long as
	 * the target branch still has what that was to replace, and the environment that
	 * releases come from still has what is to come; and with the trailers of what stays
	 * proposed.
	 */
	Intent joined(Intent intent, GitopsRepository at) {
		List<ReleaseStep> all = proposed(intent);
		Intent joined = intent.and(all.stream()
			.filter((step) -> isOfOthers(step, intent) && !isGivenUp(step, intent, at))
			.filter((step) -> has(at, intent.environment(), step.service(), step.before()))
			.toList());
		return all.stream().anyMatch((step) -> joined.leadsTo(step.service(), step.after()))
				? joined.with(carried(intent)) : joined;
	}

	/**
	 * What was proposed before for other services and is not where it came from any more.
	 */
	List<ReleaseStep> givenUp(Intent intent, GitopsRepository at) {
		return proposed(intent).stream()
			.filter((step) -> isOfOthers(step, intent) && isGivenUp(step, intent, at))
			.toList();
	}

	private List<ReleaseStep> proposed(Intent intent) {
		return new ReleaseChoice(new GitopsRepository(this.tip), intent.environment(), new GitopsRepository(this.base),
				intent.environment())
			.steps(null);
	}

	private static boolean isOfOthers(ReleaseStep step, Intent intent) {
		return intent.steps().stream().noneMatch((own) -> own.service().equals(step.service()));
	}

	private static boolean isGivenUp(ReleaseStep step, Intent intent, GitopsRepository at) {
		return intent.source() != null && !has(at, intent.source(), step.service(), step.after());
	}

	private static boolean has(GitopsRepository at, EnvironmentName environment, ServiceName service, Release release) {
		Overlay overlay = new Overlay(at.snapshot(), environment, service);
		return overlay.exists() && overlay.release().equals(release);
	}

	private List<Trailer> carried(Intent intent) {
		return this.commit.trailers()
			.stream()
			.filter((trailer) -> CARRIED.contains(trailer.key()) && !intent.origins().contains(trailer))
			.toList();
	}

	/** Whether the request would not change: approvals it has got stay valid. */
	boolean holds(Snapshot head, Changes changes) {
		return this.base.revision().equals(head.revision()) && changes.areIn(this.tip);
	}

}
