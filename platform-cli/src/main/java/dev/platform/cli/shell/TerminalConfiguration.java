package dev.platform.cli.shell;

import java.io.IOException;
import java.nio.file.Path;

import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.shell.jline.JLineInputProvider;

/**
 * The streams of the process, and the terminal once somebody types at it.
 */
@Configuration(proxyBeanMethods = false)
class TerminalConfiguration {

	@Bean
	Console console() {
		return Console.ofProcess();
	}

	@Bean
	Terminal terminal() throws IOException {
		return TerminalBuilder.builder().name("platform").system(true).build();
	}

	@Bean
	JLineInputProvider inputProvider(Terminal terminal, ShellCompleter completer, Environment environment) {
		DefaultParser parser = new DefaultParser();
		parser.setEofOnUnclosedQuote(true);
		LineReader reader = LineReaderBuilder.builder()
			.appName("platform")
			.terminal(terminal)
			.parser(parser)
			.completer(completer)
			.variable(LineReader.HISTORY_FILE, history(environment))
			// A "!" in a message is a "!".
			.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
			.build();
		return new JLineInputProvider(reader);
	}

	private static Path history(Environment environment) {
		String home = environment.getProperty("user.home", "");
		String state = environment.getProperty("XDG_STATE_HOME", "");
		return (state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state)).resolve("platform/history");
	}

}
