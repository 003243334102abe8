package dev.platform.cli.scaffold;

import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.gitops.ChangeName;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.FileTree;
import dev.platform.cli.gitops.Trailer;
import dev.platform.engine.repository.Changes;

/**
 * A plan at one state of the repository, which a cluster would take and the rules let
 * pass.
 */
record Draft(Plan plan, LayeredSnapshot at, Changes changes, List<Impact> impacts, Ruling ruling) {

	/**
	 * The same in a checkout that has changed since, in a way that makes no difference to
	 * the plan.
	 */
	Draft on(LayeredSnapshot same) {
		return new Draft(this.plan, same, this.plan.changes(same), this.impacts, this.ruling);
	}

	/** The part that belongs into the repository. */
	Changes held() {
		return this.at.held(this.changes);
	}

	CommitMessage message() {
		CommitMessage message = this.plan.message();
		List<Trailer> trailers = new ArrayList<>(message.trailers());
		trailers.addAll(this.ruling.trailers());
		trailers.add(new Trailer(Trailer.CHANGE, ChangeName.of(this.at.repository(), held()).value()));
		return new CommitMessage(message.subject(), message.body(), trailers);
	}

	FileTree files() {
		return FileTree.of(this.at, this.changes);
	}

	List<ChangedPods> pods() {
		return this.impacts.stream()
			.filter((impact) -> !impact.pods().isEmpty())
			.map((impact) -> new ChangedPods(impact.environment().value(), impact.pods()))
			.toList();
	}

}
