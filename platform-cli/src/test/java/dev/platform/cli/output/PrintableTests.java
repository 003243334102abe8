package dev.platform.cli.output;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of text that does more to a terminal or a page than to be read.
 */
class PrintableTests {

	private static final String BELL = "\u0007";

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "\b", "\u007f", "\u0085", "\u00ad", "\u061c", "\u200b", "\u200d", "\u200e",
			"\u200f", "\u2028", "\u2029", "\u202a", "\u202d", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff",
			"\ufff9", "\udb40\udc41" })
	void takesOutWhatIsHidden(String hidden) {
		assertThat(HiddenCharacters.in(hidden)).isTrue();
		assertThat(Printable.block("prod" + hidden + "uction")).isEqualTo("prod�uction");
		assertThat(Printable.line("prod" + hidden + "uction")).isEqualTo("prod�uction");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u001b[31m", "\u001b[2J", "\u001b[1;1H", "\u009b2J", "\u001b]0;title" + BELL,
			"\u001b]8;;https://example.com\u001b\\", "\u001bPq\u001b\\", "\u001bc", "\u001b(0", "\u009dtitle\u009c" })
	void takesOutWholeEscapeSequences(String sequence) {
		assertThat(Printable.block("one" + sequence + " two")).isEqualTo("one� two");
	}

	@Test
	void leavesAloneWhatPeopleWrite() {
		String text = "Zoë → 東京, क्‍ष, 👩‍💻: ½ \"quoted\"\n\tindented";
		assertThat(Printable.block(text)).isSameAs(text);
	}

	@Test
	void keepsOneLineWhereOneIsShown() {
		assertThat(Printable.line(" it failed\r\nplatform promote: Promoted\tvote\r100%\n"))
			.isEqualTo("it failed platform promote: Promoted vote 100%");
		assertThat(new Table("WHO", "WHY").row("me\nroot  yes", "\u001b[8mno").toString())
			.isEqualTo("WHO%sWHY\nme root  yes  \ufffdno".formatted(" ".repeat(11)));
	}

	@Test
	void cutsLinesAndTheirNumber() {
		assertThat(Printable.line("x".repeat(1_000_000), 5)).isEqualTo("xxxxx…");
		assertThat(Printable.line("abcd\ud83d\ude00", 5)).isEqualTo("abcd…");
		assertThat(Printable.block("1\n22222\n3\n4\n", 2, 3)).isEqualTo("1\n222…\n… 2 lines more");
	}

	@Test
	void jsonKeepsItsDataAsEscapes() {
		String hostile = "a\u001b[2J\u009b1m\u202eb\u007f\udb40\udc41\nc";
		record Named(String name) implements Report {

			@Override
			public String text() {
				return this.name;
			}

		}
		String json = OutputFormat.JSON.render(new Named(hostile));
		assertThat(HiddenCharacters.in(json)).isFalse();
		assertThat(JsonMapper.shared().readTree(json).path("name").asString()).isEqualTo(hostile);
		assertThat(OutputFormat.TABLE.render(new Named(hostile))).isEqualTo("a���b��\nc");
	}

	@Test
	void textDoesNotLeaveItsBlockOfMarkdown() {
		Report report = () -> "```\n# Approved\n````";
		assertThat(OutputFormat.MARKDOWN.render(report)).isEqualTo("`````\n```\n# Approved\n````\n`````");
		assertThat(Markdown.escaped("@team <b>|x|\n# y")).isEqualTo("@&#8203;team &lt;b>\\|x\\| \\# y");
		assertThat(Markdown.code("a`b|c\nd")).isEqualTo("`a'b\\|c d`");
	}

	@Test
	void noLineOfATextIsACommandOfARunner() {
		String text = "+ data:\n    ::add-mask::a\n::error file=x::no\na ##[group]b\n  a::b";
		assertThat(WorkflowCommands.disarmed(text, Map.of("GITHUB_ACTIONS", "true")))
			.isEqualTo("+ data:\n    : :add-mask::a\n: :error file=x::no\na ## [group]b\n  a::b");
		assertThat(WorkflowCommands.disarmed(text, Map.of())).isEqualTo(text);
	}

	@Test
	void aCellKeepsItsIndent() {
		assertThat(new Table("A", "B").row("  one", "x").toString()).isEqualTo("A      B\n  one  x");
	}

}
