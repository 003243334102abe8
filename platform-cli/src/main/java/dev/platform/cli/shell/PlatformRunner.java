package dev.platform.cli.shell;

import java.util.List;

import dev.platform.engine.ExitCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.shell.core.ShellRunner;
import org.springframework.stereotype.Component;

/**
 * Runs the command in the arguments; without arguments the commands typed at a terminal,
 * or those in the lines of standard input.
 */
@Component
class PlatformRunner implements ApplicationRunner, ExitCodeGenerator {

	private final CommandLine commandLine;

	private final Script script;

	private final ObjectProvider<ShellRunner> shell;

	private final Console console;

	private ExitCode exitCode = ExitCode.DONE;

	PlatformRunner(CommandLine commandLine, Script script, ObjectProvider<ShellRunner> shell, Console console) {
		this.commandLine = commandLine;
		this.script = script;
		this.shell = shell;
		this.console = console;
	}

	@Override
	public void run(ApplicationArguments arguments) throws Exception {
		List<String> words = arguments.getNonOptionArgs();
		if (!words.isEmpty()) {
			this.exitCode = this.commandLine.run(words);
		}
		else if (this.console.interactive()) {
			this.shell.getObject().run(new String[0]);
		}
		else {
			this.exitCode = this.script.run();
		}
	}

	@Override
	public int getExitCode() {
		return this.exitCode.value();
	}

}
