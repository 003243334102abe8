package dev.platform.cli.shell;

import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.utils.AttributedString;

import org.springframework.shell.core.ShellRunner;
import org.springframework.shell.jline.JLineInputProvider;
import org.springframework.stereotype.Component;

/**
 * Runs what is typed at the terminal until <code>exit</code>. Spring Shell's own runner
 * has its own words for an error; here it reads as everywhere else.
 */
@Component
class InteractiveShell implements ShellRunner {

	private final CommandLine commandLine;

	private final JLineInputProvider input;

	private final MissingOptions missing;

	private final AskedQuestions questions;

	InteractiveShell(CommandLine commandLine, JLineInputProvider input, MissingOptions missing,
			AskedQuestions questions) {
		this.commandLine = commandLine;
		this.input = input;
		this.missing = missing;
		this.questions = questions;
		this.input.setPromptProvider(() -> new AttributedString("platform> "));
	}

	@Override
	public void run(String[] args) {
		this.questions.answered();
		try {
			Line line = read();
			while (!line.leaves()) {
				if (!line.isEmpty()) {
					run(line);
				}
				line = read();
			}
		}
		catch (EndOfFileException _) {
			// Ctrl-D: leave without a word.
		}
	}

	private void run(Line line) {
		try {
			this.commandLine.run(line, this.missing::completed);
		}
		catch (UserInterruptException | EndOfFileException _) {
			// Ctrl-C or Ctrl-D at a question drops the command, not the shell.
		}
	}

	private Line read() {
		try {
			return new Line(this.input.readInput());
		}
		catch (UserInterruptException _) {
			// Ctrl-C drops the line, not the shell.
			return new Line("");
		}
	}

}
