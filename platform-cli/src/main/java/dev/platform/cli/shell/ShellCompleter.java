package dev.platform.cli.shell;

import java.util.List;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Offers completions at the tab key.
 */
@Component
class ShellCompleter implements Completer {

	private final Completions completions;

	ShellCompleter(Completions completions) {
		this.completions = completions;
	}

	@Override
	public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
		List<String> words = line.words().subList(0, line.wordIndex());
		boolean named = !words.isEmpty() && words.getFirst().equals("platform");
		String begun = line.word().substring(0, line.wordCursor());
		this.completions.after(named ? words.subList(1, words.size()) : words, begun)
			.stream()
			.map(ShellCompleter::candidate)
			.forEach(candidates::add);
	}

	private static Candidate candidate(Completion completion) {
		String description = StringUtils.hasText(completion.description()) ? completion.description() : null;
		return new Candidate(completion.word(), completion.word(), null, description, null, null,
				completion.finished());
	}

}
