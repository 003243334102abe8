package dev.platform.cli.environment;

import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.EnvironmentRemoval;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Plan;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * Previews, taken away together.
 */
record PrunePlan(List<EnvironmentName> names) implements Plan {

	@Override
	public Changes changes(Snapshot at) {
		Changes changes = Changes.none();
		for (EnvironmentName name : this.names) {
			Changes more = new EnvironmentRemoval(name).changes(new EditedSnapshot(at, changes));
			changes = changes.with(more.texts()).without(more.removed());
		}
		return changes;
	}

	@Override
	public CommitMessage message() {
		List<Trailer> trailers = new ArrayList<>(List.of(new Trailer(Trailer.ACTION, "prune")));
		this.names.forEach((name) -> trailers.add(new Trailer(Trailer.ENVIRONMENT, name.value())));
		String what = (this.names.size() == 1) ? this.names.getFirst().value() : this.names.size() + " previews";
		return new CommitMessage("Delete " + what, "Argo CD prunes what they ran.", trailers);
	}

	@Override
	public String subject() {
		return "previews";
	}

}
