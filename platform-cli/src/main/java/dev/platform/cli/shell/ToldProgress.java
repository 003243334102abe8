package dev.platform.cli.shell;

import dev.platform.cli.output.Progress;
import org.springframework.stereotype.Component;

/**
 * Tells on standard error how far a command is; standard output belongs to results.
 */
@Component
class ToldProgress implements Progress {

	private final Console console;

	ToldProgress(Console console) {
		this.console = console;
	}

	@Override
	public void tell(String line) {
		this.console.err().println(line);
	}

}
