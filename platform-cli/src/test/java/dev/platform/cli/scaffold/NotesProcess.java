package dev.platform.cli.scaffold;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.NoForge;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;

/**
 * Lands plan after plan until it is killed; prints each that it has begun.
 */
final class NotesProcess {

	private NotesProcess() {
	}

	public static void main(String[] arguments) {
		Land land = land(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]));
		for (int number = Integer.parseInt(arguments[3]); true; number++) {
			System.out.println(number);
			land.run(new NotesPlan(number), (_) -> List.of(), Permission.none());
		}
	}

	static Land land(String url, Path cache, Path checkout) {
		return new Land(new GitRemote(() -> new RepositoryLocation(url, "main"), cache),
				new Kustomize(new KustomizeCommand(System.getenv())::words), new Schemas(Path.of("")), checkout,
				NoForge.requests(), Clock.systemUTC());
	}

}
