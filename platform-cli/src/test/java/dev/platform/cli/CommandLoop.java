package dev.platform.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.springframework.boot.SpringApplication;

/**
 * Runs each line of standard input as a command of its own, in a container of its own,
 * and prints how it ended: many commands for the price of one JVM.
 */
public final class CommandLoop {

	/** Stands before the exit code on the line that ends a command's output. */
	public static final String END = "== command ended: ";

	/** Stands between two words of a line. */
	public static final String BETWEEN_WORDS = "\t";

	private CommandLoop() {
	}

	public static void main(String[] arguments) throws IOException {
		BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		String line = lines.readLine();
		while (line != null) {
			int code = SpringApplication.exit(PlatformCli.run(line.split(BETWEEN_WORDS)));
			System.err.flush();
			System.out.println();
			System.out.println(END + code);
			System.out.flush();
			line = lines.readLine();
		}
	}

}
