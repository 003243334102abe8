package dev.platform.cli.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionsTests {

	private final TypedSession session = new TypedSession();

	private final Completions completions = this.session.get(Completions.class);

	@AfterEach
	void close() {
		this.session.close();
	}

	/** The bar in a line is the cursor. */
	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '^', textBlock = """
			|                          > completion drop eat fruit help look steal version
			e|                         > eat
			f|                         > fruit
			fruit |                    > list plant
			fruit p|                   > plant
			help |                     > completion drop eat fruit help look steal version
			help fruit |               > list plant
			eat |                      > --fruit --basket --times --pause --peeled --ripeness
			eat --p|                   > --pause --peeled
			eat --fruit x --f|         > ^^
			eat -f x --f|              > ^^
			eat --fruit=x --|          > --basket --times --pause --peeled --ripeness
			eat --fruit |              > apple pear plum
			eat --fruit p|             > pear plum
			eat --fruit=p|             > --fruit=pear --fruit=plum
			eat -f p|                  > pear plum
			eat --basket apple,|       > apple,pear apple,plum
			eat --basket apple,pl|     > apple,plum
			eat --basket=apple,pl|     > --basket=apple,plum
			eat --ripeness |           > green just-right
			eat --ripeness=j|          > --ripeness=just-right
			eat --peeled=|             > --peeled=true --peeled=false
			eat --peeled |             > --fruit --basket --times --pause --ripeness
			eat --times |              > ^^
			eat --pause |              > ^^
			completion |               > bash zsh
			completion z|              > zsh
			fruit plant |              > apple pear plum
			unknown |                  > ^^
			""")
	void offers(String line, String offered) {
		List<String> typed = List.of(line.substring(0, line.indexOf('|')).split(" ", -1));
		List<String> words = typed.subList(0, typed.size() - 1);
		assertThat(this.completions.after(words, typed.getLast())
			.stream()
			.map(Completion::word)
			.collect(Collectors.joining(" "))).isEqualTo(offered);
	}

	@Test
	void describesCommandsAndOptions() {
		assertThat(this.completions.after(List.of(), "eat")).extracting(Completion::description)
			.containsExactly("Eat fruit");
		assertThat(this.completions.after(List.of("eat"), "--peeled")).extracting(Completion::description)
			.containsExactly("without its skin");
	}

	@Test
	void aListMayGoOn() {
		assertThat(this.completions.after(List.of("eat", "--basket"), "apple,")).extracting(Completion::finished)
			.containsOnly(false);
	}

}
