package dev.platform.cli.promotion;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.gitops.Trailer;

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
	 * the target branch still has what that was to replace; and with the trailers of what
	 * stays proposed.
	 */
	Intent joined(Intent intent, GitopsRepository at) {
		Set<ServiceName> own = new HashSet<>(intent.steps().stream().map(ReleaseStep::service).toList());
		GitopsRepository before = new GitopsRepository(this.base);
		GitopsRepository proposed = new GitopsRepository(this.tip);
		List<ReleaseStep> all = new ReleaseChoice(proposed, intent.environment(), before, intent.environment())
			.steps(null);
		List<ReleaseStep> earlier = all.stream()
			.filter((step) -> !own.contains(step.service()))
			.filter((step) -> at.overlay(intent.environment(), step.service()).release().equals(step.before()))
			.toList();
		Intent joined = intent.and(earlier);
		return all.stream().anyMatch((step) -> joined.leadsTo(step.service(), step.after()))
				? joined.with(carried(intent)) : joined;
	}

	private List<Trailer> carried(Intent intent) {
		return this.commit.trailers()
			.stream()
			.filter((trailer) -> CARRIED.contains(trailer.key()) && !intent.origins().contains(trailer))
			.toList();
	}

	/** Whether the request would not change: approvals it has got stay valid. */
	boolean holds(Snapshot head, Changes changes) {
		return this.base.revision().equals(head.revision())
				&& changes.texts().entrySet().stream().allMatch((change) -> is(change, this.tip));
	}

	private static boolean is(Map.Entry<String, String> change, Snapshot snapshot) {
		return snapshot.read(change.getKey()).filter(change.getValue()::equals).isPresent();
	}

}
