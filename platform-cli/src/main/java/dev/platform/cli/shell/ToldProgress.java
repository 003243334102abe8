package dev.platform.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.cli.output.Printable;
import dev.platform.cli.output.Progress;
import dev.platform.cli.output.WorkflowCommands;
import org.springframework.stereotype.Component;

/**
 * Tells on standard error how far a command is; standard output belongs to results.
 */
@Component
class ToldProgress implements Progress {

	private final Console console;

	private final boolean terminal = isTerminal();

	ToldProgress(Console console) {
		this.console = console;
	}

	@Override
	public void tell(String line) {
		this.console.err().println(WorkflowCommands.disarmed(Printable.block(line), System.getenv()));
	}

	@Override
	public void show(String line) {
		if (this.terminal) {
			this.console.replace(line);
		}
	}

	// Java tells of input and output only, and a result may well go into a pipe.
	private static boolean isTerminal() {
		try {
			String file = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
			return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty");
		}
		catch (IOException _) {
			return false;
		}
	}

}
