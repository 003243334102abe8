package dev.platform.cli.scaffold;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.cli.git.CommittedFolder;
import dev.platform.cli.git.FolderHistory;
import dev.platform.engine.repository.FolderSnapshot;

/**
 * A template in a folder of this machine, which mostly belongs to a Git repository.
 */
final class FolderTemplate extends TemplateSource {

	private final Path folder;

	FolderTemplate(String name, Path folder) {
		super(name);
		this.folder = folder;
	}

	@Override
	public Template now() {
		Template now = Template.read(name(), new FolderSnapshot(this.folder), "", null);
		return history().head(this::read).flatMap((committed) -> committed).filter(now.origin()::is).orElse(now);
	}

	@Override
	Optional<Template> in(String commit) {
		return history().at(commit, this::read).flatMap((template) -> template);
	}

	@Override
	Optional<Template> newest(Predicate<Template> wanted) {
		return history().newest((past) -> read(past).filter(wanted).isPresent(), this::read)
			.flatMap((template) -> template);
	}

	private Optional<Template> read(CommittedFolder past) {
		return read(past.snapshot(), past.path());
	}

	private FolderHistory history() {
		return new FolderHistory(this.folder);
	}

}
