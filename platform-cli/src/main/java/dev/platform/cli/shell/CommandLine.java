package dev.platform.cli.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.platform.cli.network.Address;
import dev.platform.cli.output.Printable;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.slf4j.LoggerFactory;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/**
 * Runs one command and says in two lines what went wrong.
 */
@Component
class CommandLine {

	// Far more than a message of ours takes, and lines of a trace.
	private static final int LONGEST = 4_000;

	private final Commands commands;

	private final CommandLineParser parser;

	private final Console console;

	CommandLine(Commands commands, CommandLineParser parser, Console console) {
		this.commands = commands;
		this.parser = parser;
		this.console = console;
	}

	/** Runs a line; one that cannot be split into words is a wrong usage, too. */
	ExitCode run(Line line) {
		return run(line, UnaryOperator.identity());
	}

	/** Runs a line whose words are completed by somebody who asks. */
	ExitCode run(Line line, UnaryOperator<List<String>> completion) {
		try {
			return run(completion.apply(line.words()));
		}
		catch (Problem problem) {
			report("platform", problem, false);
			return problem.exitCode();
		}
	}

	ExitCode run(List<String> words) {
		TypedWords typed = TypedWords.of(words);
		if (typed.debug()) {
			logLevel(Level.DEBUG);
		}
		try {
			execute(this.parser.parse(typed));
			// A reader that went away needs no message, but a script must notice a full
			// disk.
			return this.console.out().checkError() ? ExitCode.FAILED : ExitCode.DONE;
		}
		catch (Problem problem) {
			report(subject(typed), problem, typed.debug());
			return problem.exitCode();
		}
		catch (Exception | Error ex) {
			report("platform", unexpected(ex, typed.words()), typed.debug());
			return ExitCode.FAILED;
		}
		finally {
			if (typed.debug()) {
				logLevel(Level.WARN);
			}
		}
	}

	private void execute(ParsedInput input) throws Exception {
		this.commands.named(input)
			.execute(new CommandContext(input, this.commands, this.console.out(), new InputReader() {
			}));
	}

	/** Who speaks in a message: the command, as far as it was understood. */
	private String subject(TypedWords typed) {
		AnnotatedCommand command = this.commands.match(typed.leading());
		List<String> words = (command != null) ? command.words() : UnknownCommand.group(this.commands, typed.leading());
		return ("platform " + String.join(" ", words)).strip();
	}

	private static Problem unexpected(Throwable cause, List<String> words) {
		if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
			return Problem.failed("something in the repository is too large, or nested too deeply, to be read",
					"platform --debug " + Words.line(words), cause);
		}
		String message = (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
		return Problem.failed("unexpected: " + message, "platform --debug " + Words.line(words), cause);
	}

	private void report(String subject, Problem problem, boolean debug) {
		if (!problem.result().isEmpty()) {
			this.console.out().println(problem.result());
		}
		this.console.out().flush();
		this.console.err().println(subject + ": " + shown(String.valueOf(problem.getMessage())));
		String hint = problem.hint().isEmpty() && problem.exitCode() == ExitCode.WRONG_USAGE ? subject + " --help"
				: problem.hint();
		if (!hint.isEmpty()) {
			this.console.err().println("  try: " + shown(hint));
		}
		if (debug) {
			this.console.err().print(Printable.block(Address.hideLogins(trace(problem)), LONGEST, LONGEST) + "\n");
		}
		this.console.err().flush();
	}

	// Hints repeat what was typed, and libraries what they were given.
	private static String shown(String text) {
		return Printable.line(Address.hideLogins(text), LONGEST);
	}

	private static String trace(Problem problem) {
		StringWriter trace = new StringWriter();
		problem.printStackTrace(new PrintWriter(trace, true));
		return trace.toString();
	}

	private static void logLevel(Level level) {
		if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
			root.setLevel(level);
		}
	}

}
