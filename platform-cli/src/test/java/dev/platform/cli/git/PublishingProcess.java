package dev.platform.cli.git;

import java.nio.file.Path;
import java.util.List;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * Publishes commit after commit until it is killed; prints each that succeeded.
 */
final class PublishingProcess {

	private PublishingProcess() {
	}

	public static void main(String[] arguments) {
		RepositoryLocation location = new RepositoryLocation(arguments[0], "main");
		GitRemote remote = new GitRemote(() -> location, Path.of(arguments[1]));
		for (int number = 0; true; number++) {
			Snapshot head = remote.fetch();
			Changes change = Changes.none().with("gitops/overlays/dev/vote/release.env", "OPTION_A=" + number + "\n");
			remote.publish(head, change, new CommitMessage("Change " + number, "", List.of()))
				.ifPresent(System.out::println);
		}
	}

}
