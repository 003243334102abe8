package dev.platform.cli.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.gitops.CodeOwners;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.EnvironmentRemoval;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Modules;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.OverlayList;
import dev.platform.cli.gitops.PreviewFile;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Plan;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * Everything that a service has, taken away together.
 */
record DeletePlan(ServiceName name) implements Plan {

	@Override
	public Changes changes(Snapshot at) {
		requireThatNothingElseNeedsIt(at);
		List<String> gone = new ArrayList<>(at.files("gitops/base/" + this.name));
		// What Maven has built goes with the sources, and is in no repository.
		at.files(module()).stream().filter((file) -> !file.startsWith(module() + "/target/")).forEach(gone::add);
		Changes changes = Changes.none();
		for (Overlay overlay : overlays(at)) {
			gone.addAll(at.files(overlay.folder()));
			changes = changes.with(new OverlayList(at, overlay.environment()).without(this.name.value()));
		}
		for (EnvironmentName preview : previews(at)) {
			Changes more = new EnvironmentRemoval(preview).changes(new EditedSnapshot(at, changes));
			changes = changes.with(more.texts());
			gone.addAll(more.removed());
		}
		Optional<String> modules = at.read(Modules.FILE);
		if (modules.isPresent() && new Modules(modules.get()).names().contains(module())) {
			changes = changes.with(Modules.FILE, new Modules(modules.get()).without(module()).text());
		}
		String owners = at.read(CodeOwners.FILE).orElse("");
		String fewer = new CodeOwners(owners).without(module() + "/")
			.without("gitops/base/%s/".formatted(this.name))
			.text();
		return (fewer.equals(owners) ? changes : changes.with(CodeOwners.FILE, fewer)).without(gone);
	}

	/** The previews of it, which show nothing without it. */
	List<EnvironmentName> previews(Snapshot at) {
		return PreviewFile.in(new GitopsRepository(at))
			.stream()
			.filter((preview) -> this.name.equals(preview.service()))
			.map(PreviewFile::environment)
			.toList();
	}

	/** Where else it runs: in the pipeline, and beside others in their previews. */
	List<Overlay> overlays(Snapshot at) {
		GitopsRepository repository = new GitopsRepository(at);
		List<EnvironmentName> previews = previews(at);
		return repository.folders()
			.stream()
			.filter((environment) -> !previews.contains(environment))
			.flatMap((environment) -> repository.overlays(environment).stream())
			.filter((overlay) -> overlay.service().equals(this.name))
			.toList();
	}

	private void requireThatNothingElseNeedsIt(Snapshot at) {
		if (at.files("gitops/base/" + this.name).isEmpty()) {
			throw Problem.usage("there is no service \"%s\"".formatted(this.name), "use one of: "
					+ String.join(", ", new GitopsRepository(at).services().stream().map(ServiceName::value).toList()));
		}
		for (ServiceName other : new GitopsRepository(at).services()) {
			String deployment = at.read("gitops/base/%s/deployment.yaml".formatted(other)).orElse("");
			if (!other.equals(this.name)
					&& deployment.matches("(?s).*secretKeyRef:\\s+name: %s(-%s)?\\s.*".formatted(this.name, other))) {
				throw Problem.refused("%s needs %s: it logs in to it".formatted(other, this.name),
						"platform service delete --name %s first".formatted(other));
			}
		}
	}

	String module() {
		return "apps/" + this.name;
	}

	@Override
	public CommitMessage message() {
		return new CommitMessage("Delete the service " + this.name, "Argo CD prunes what it ran.",
				List.of(new Trailer(Trailer.ACTION, "delete"), new Trailer(Trailer.SERVICE, this.name.value())));
	}

	@Override
	public String subject() {
		return "service." + this.name;
	}

}
