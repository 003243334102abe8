package dev.platform.cli.scaffold;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.NoForge;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.output.Pause;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * Lands a file, and is busy with it in the checkout for a minute.
 */
final class LandingProcess {

	private LandingProcess() {
	}

	public static void main(String[] arguments) {
		RepositoryLocation location = new RepositoryLocation(arguments[0], "main");
		Land land = new Land(new GitRemote(() -> location, Path.of(arguments[1])),
				new Kustomize(new KustomizeCommand(System.getenv())::words), new Schemas(Path.of("")),
				Path.of(arguments[2]), NoForge.requests(), Clock.systemUTC());
		Notes notes = new Notes();
		land.run(notes, (_) -> List.of(), (_) -> {
			Pause.of(Duration.ofMinutes(1), "");
			return notes;
		}, Permission.none());
	}

	private record Notes() implements Plan {

		@Override
		public Changes changes(Snapshot at) {
			return Changes.none().with("apps/notes/notes.md", "new").with("README.md", "edited");
		}

		@Override
		public CommitMessage message() {
			return new CommitMessage("Take notes", "", List.of());
		}

		@Override
		public String subject() {
			return "notes";
		}

	}

}
