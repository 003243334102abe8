package dev.platform.cli.shell;

import java.io.IOException;

import dev.platform.engine.ExitCode;
import org.springframework.stereotype.Component;

/**
 * Runs the lines of standard input up to the first that fails.
 */
@Component
class Script {

	private final CommandLine commandLine;

	private final Console console;

	Script(CommandLine commandLine, Console console) {
		this.commandLine = commandLine;
		this.console = console;
	}

	ExitCode run() throws IOException {
		String text;
		while ((text = this.console.in().readLine()) != null) {
			Line line = new Line(text);
			if (line.leaves()) {
				break;
			}
			ExitCode exitCode = line.isEmpty() ? ExitCode.DONE : this.commandLine.run(line);
			if (exitCode != ExitCode.DONE) {
				return exitCode;
			}
		}
		return ExitCode.DONE;
	}

}
