package dev.platform.cli.promotion;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Snapshot;

/**
 * What an open pull request holds already.
 *
 * @param tip the commit on the request's branch
 * @param base what that commit was made on
 */
record OpenChange(Snapshot tip, Snapshot base) {

	/**
	 * The intent together with what was proposed before for other services, as long as
	 * the target branch still has what that was to replace.
	 */
	Intent joined(Intent intent, GitopsRepository at) {
		Set<ServiceName> own = new HashSet<>(intent.steps().stream().map(ReleaseStep::service).toList());
		GitopsRepository before = new GitopsRepository(this.base);
		GitopsRepository proposed = new GitopsRepository(this.tip);
		List<ReleaseStep> earlier = new ReleaseChoice(proposed, intent.environment(), before, intent.environment())
			.steps(null)
			.stream()
			.filter((step) -> !own.contains(step.service()))
			.filter((step) -> at.overlay(intent.environment(), step.service()).release().equals(step.before()))
			.toList();
		return intent.and(earlier);
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
