package dev.platform.cli.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Plan;
import dev.platform.cli.scaffold.Template;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * A copy of the first environment in which one service has another image; it stands
 * beside the pipeline.
 */
record PreviewPlan(NewPreview preview, Template template) implements Plan {

	@Override
	public Changes changes(Snapshot at) {
		GitopsRepository repository = new GitopsRepository(at);
		EnvironmentName first = repository.pipeline().first().name();
		Release before = repository.overlay(first, this.preview.service()).release();
		EnvironmentFiles source = new EnvironmentFiles(first);
		EnvironmentFiles files = new EnvironmentFiles(this.preview.name());
		Map<String, Object> values = new HashMap<>(Map.of("issuer", "", "service", this.preview.service().value(),
				"expires", this.preview.expires().toString()));
		values.put("host",
				this.preview.host().isEmpty() ? source.hostFor(at, this.preview.name()) : this.preview.host());
		Changes changes = files.copy(at, source, this.template, values);
		Overlay overlay = new Overlay(new EditedSnapshot(at, changes), this.preview.name(), this.preview.service());
		return changes.with(overlay.changesTo(new Release(this.preview.image(), before.settingsText())).texts());
	}

	@Override
	public CommitMessage message() {
		return new CommitMessage("Preview %s in %s".formatted(this.preview.service(), this.preview.name()),
				"%s, until %s.".formatted(this.preview.image(), this.preview.expires()),
				List.of(new Trailer(Trailer.ACTION, "preview"),
						new Trailer(Trailer.ENVIRONMENT, this.preview.name().value()),
						new Trailer(Trailer.RELEASE, this.preview.service() + " " + this.preview.image())));
	}

	@Override
	public String subject() {
		return "environment." + this.preview.name();
	}

}
