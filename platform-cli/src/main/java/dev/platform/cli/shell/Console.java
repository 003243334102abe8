package dev.platform.cli.shell;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.platform.cli.output.Printable;

/**
 * Where lines come from, results go and errors go. What is written is printable, whatever
 * it holds.
 */
final class Console {

	private static final String OVER_THE_LAST_LINE = "\r\033[K";

	private final BufferedReader in;

	private final PrintWriter out;

	private final Writer terminal;

	private final PrintWriter err;

	private final boolean interactive;

	/** All text is UTF-8 whatever the locale says. */
	Console(BufferedReader in, OutputStream out, OutputStream err, boolean interactive) {
		this.in = in;
		this.out = new PrintWriter(new PrintableWriter(writer(out)));
		this.terminal = writer(err);
		this.err = new PrintWriter(new PrintableWriter(this.terminal), true);
		this.interactive = interactive;
	}

	/** The streams of this process. */
	static Console ofProcess() {
		java.io.Console terminal = System.console();
		return new Console(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), System.out,
				System.err, terminal != null && terminal.isTerminal());
	}

	private static Writer writer(OutputStream stream) {
		return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
	}

	BufferedReader in() {
		return this.in;
	}

	PrintWriter out() {
		return this.out;
	}

	PrintWriter err() {
		return this.err;
	}

	boolean interactive() {
		return this.interactive;
	}

	/** Writes over the last line of standard error, which has to be a terminal. */
	void replace(String line) {
		PrintWriter raw = new PrintWriter(this.terminal);
		raw.print(OVER_THE_LAST_LINE + Printable.block(line).replace('\n', ' '));
		raw.flush();
	}

}
