package dev.platform.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.platform.terminal.Terminal;

/**
 * A checkout of somebody who writes a service, beside the one under test: with its
 * committed files, the command as it is built here, and this machine's cluster.
 */
record Workplace(Path root) {

	private static final String STATE = Machine.CHECKOUT.resolve(".platform").toString();

	static Workplace of(Path directory) {
		Workplace workplace = new Workplace(directory.resolve("platform"));
		Machine.run(directory, Map.of(), "git", "clone", "-q", Machine.CHECKOUT.toString(), workplace.root.toString())
			.orFail();
		workplace.copy("platform-cli.jar");
		return workplace;
	}

	// Newer than the sources of the clone, so that it is not built again.
	private void copy(String jar) {
		try {
			Path built = Machine.CHECKOUT.resolve("platform-cli/target").resolve(jar);
			Path target = Files.createDirectories(this.root.resolve("platform-cli/target")).resolve(jar);
			Files.copy(built, target, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	Machine.Ended platform(String... words) {
		List<String> command = new ArrayList<>(List.of(this.root.resolve("platform").toString()));
		command.addAll(List.of(words));
		return Machine.run(this.root, Map.of("PLATFORM_STATE", STATE), command.toArray(String[]::new));
	}

	/** The interactive shell at a terminal. */
	Terminal shell() throws IOException {
		return Terminal.start(this.root.resolve("platform").toString(),
				Map.of("PLATFORM_STATE", STATE, "XDG_STATE_HOME", this.root.getParent().toString()));
	}

	/** Commits all that the command has written, as its author would. */
	void commit(String subject) {
		Machine.run(this.root, Map.of(), "git", "add", "--all").orFail();
		Machine
			.run(this.root, Map.of(), "git", "-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-qm",
					subject)
			.orFail();
	}

}
