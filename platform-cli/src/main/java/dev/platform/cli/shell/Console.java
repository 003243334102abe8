package dev.platform.cli.shell;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where lines come from, results go and errors go.
 */
record Console(BufferedReader in, PrintWriter out, PrintStream err, boolean interactive) {

	/** The streams of this process; all text is UTF-8 whatever the locale says. */
	static Console ofProcess() {
		java.io.Console terminal = System.console();
		return new Console(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
				new PrintWriter(System.out, false, StandardCharsets.UTF_8),
				new PrintStream(System.err, true, StandardCharsets.UTF_8), terminal != null && terminal.isTerminal());
	}

}
