package dev.platform.cli.shell;

import java.util.List;
import java.util.Optional;

import dev.platform.cli.output.Printable;
import dev.platform.cli.output.Questions;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Questions that a person at the terminal answers in the interactive shell; a command of
 * its own never waits for somebody.
 */
@Component
class AskedQuestions implements Questions {

	private final ObjectProvider<Terminal> terminal;

	private boolean answered;

	AskedQuestions(ObjectProvider<Terminal> terminal) {
		this.terminal = terminal;
	}

	/** From now on there is somebody. */
	void answered() {
		this.answered = true;
	}

	@Override
	public Optional<String> ask(String question, List<String> choices) {
		if (!this.answered) {
			return Optional.empty();
		}
		LineReader reader = LineReaderBuilder.builder()
			.terminal(this.terminal.getObject())
			.completer(new StringsCompleter(choices))
			.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
			.build();
		String among = choices.isEmpty() ? "" : " (" + String.join(", ", choices) + ")";
		try {
			return Optional.of(reader.readLine(Printable.line(question + among, Printable.QUOTED) + ": ").strip())
				.filter((answer) -> !answer.isEmpty());
		}
		catch (UserInterruptException | EndOfFileException ex) {
			return Optional.empty();
		}
	}

}
