package dev.platform.cli.shell;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformRunnerTests {

	private TypedSession session = new TypedSession();

	@AfterEach
	void close() {
		this.session.close();
	}

	@Test
	void printsTheResultOfACommand() throws Exception {
		assertThat(this.session.run("eat", "--fruit", "apple", "--basket", "pear,plum", "--pause=90s", "--peeled"))
			.isZero();
		assertThat(this.session.output())
			.isEqualTo("fruit=apple basket=[pear, plum] times=1 pause=PT1M30S peeled=true ripeness=JUST_RIGHT\n");
		assertThat(this.session.errors()).isEmpty();
	}

	@Test
	void usesDefaultsOfPrimitivesAndChoices() throws Exception {
		assertThat(this.session.run("eat", "--fruit", "apple")).isZero();
		assertThat(this.session.run("fruit", "list")).isZero();
		assertThat(this.session.run("fruit", "plant", "pear")).isZero();
		assertThat(this.session.output()).isEqualTo("""
				fruit=apple basket=null times=1 pause=null peeled=false ripeness=JUST_RIGHT
				tree 0
				pear x 1
				""");
	}

	@Test
	void printsNothingForACommandWithoutResult() throws Exception {
		assertThat(this.session.run("look")).isZero();
		assertThat(this.session.output()).isEmpty();
	}

	@Test
	void runsAHiddenCommand() throws Exception {
		assertThat(this.session.run("paint")).isZero();
		assertThat(this.session.output()).isEqualTo("painted\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^',
			textBlock = """
					aet                              | 2 | platform: "aet" is not a command                             | platform eat
					fruit                            | 2 | platform fruit: needs one of: list, plant                    | platform fruit --help
					fruit lits                       | 2 | platform fruit: "lits" is not a command                      | platform fruit list
					eat                              | 2 | platform eat: --fruit is missing                             | platform eat --fruit <fruit> [options]
					eat --fruit Apple!               | 2 | platform eat: --fruit: "Apple!" is not a fruit's name        | platform eat --help
					eat --fruit a --basket=          | 2 | platform eat: --basket: the basket is empty                  | platform fruit list
					eat --fruit a --times two        | 2 | platform eat: --times: "two" is not a number                 | platform eat --help
					eat --fruit a --pause long       | 2 | platform eat: --pause: "long" is not a duration with a unit   | 30m, 4h or 2d
					eat --fruit a --pause 4          | 2 | platform eat: --pause: "4" is not a duration with a unit      | 30m, 4h or 2d
					eat --fruit a --pause 1.5h       | 2 | platform eat: --pause: "1.5h" is not a duration with a unit   | 30m, 4h or 2d
					eat --fruit a --ripeness old     | 2 | platform eat: --ripeness: "old" is not one of: green, just-right | platform eat --help
					eat --fruit a --peeled=maybe     | 2 | platform eat: --peeled: "maybe" is not one of: true, false   | platform eat --help
					fruit plant Pear                 | 2 | platform fruit plant: <fruit>: "Pear" is not a fruit's name  | platform fruit plant --help
					help aet                         | 2 | platform help: "aet" is not a command                        | platform eat
					steal                            | 3 | platform steal: the garden is closed                         | platform eat --fruit apple
					drop                             | 1 | platform: unexpected: it fell                                | platform --debug drop
					""")
	void saysInTwoLinesWhatWentWrong(String line, int exitCode, String message, String hint) throws Exception {
		assertThat(this.session.run(line.split(" "))).isEqualTo(exitCode);
		assertThat(this.session.errors()).isEqualTo(message + "\n  try: " + hint + "\n");
		assertThat(this.session.output()).isEmpty();
	}

	@Test
	void showsTheStackTraceWithDebugOnly() throws Exception {
		assertThat(this.session.run("drop", "--debug")).isEqualTo(1);
		assertThat(this.session.errors()).startsWith("platform: unexpected: it fell\n  try: ")
			.contains("java.lang.IllegalStateException: it fell")
			.contains("at dev.platform.cli.shell.FruitCommands.drop");
	}

	@Test
	void runsTheLinesOfStandardInputUpToTheFirstFailure() throws Exception {
		this.session = new TypedSession("""
				# breakfast
				eat --fruit apple

				platform fruit plant 'pear' 2
				steal
				fruit list
				""");
		assertThat(this.session.run()).isEqualTo(3);
		assertThat(this.session.output()).isEqualTo("""
				fruit=apple basket=null times=1 pause=null peeled=false ripeness=JUST_RIGHT
				pear x 2
				""");
		assertThat(this.session.errors())
			.isEqualTo("platform steal: the garden is closed\n  try: platform eat --fruit apple\n");
	}

	@Test
	void aScriptMayLeaveEarly() throws Exception {
		this.session = new TypedSession("fruit list\nexit\nsteal\n");
		assertThat(this.session.run()).isZero();
		assertThat(this.session.output()).isEqualTo("tree 0\n");
	}

	@Test
	void anOpenQuoteInAScriptIsAWrongUsage() throws Exception {
		this.session = new TypedSession("eat --fruit 'apple\n");
		assertThat(this.session.run()).isEqualTo(2);
		assertThat(this.session.errors())
			.isEqualTo("platform: the quote ' is not closed\n  try: eat --fruit 'apple'\n");
	}

	@Test
	void makesOnlyTheBeanOfTheCommandThatRuns() throws Exception {
		assertThat(this.session.run("version")).isZero();
		assertThat(this.session.isMade("fruitCommands")).isFalse();
		assertThat(this.session.run("look")).isZero();
		assertThat(this.session.isMade("fruitCommands")).isTrue();
	}

	@Test
	void aReaderThatWentAwayEndsItWithoutAMessage() throws Exception {
		this.session = TypedSession.withClosedOutput("fruit list\nfruit list\n");
		assertThat(this.session.run()).isEqualTo(1);
		assertThat(this.session.errors()).isEmpty();
	}

	@Test
	void printsNothingThatMovesTheCursor() throws Exception {
		assertThat(this.session.run("eat", "--fruit", "apple", "--basket", "a\u001b[2Jb\u009b1mc\u202ed")).isZero();
		assertThat(this.session.output()).contains("basket=[a\ufffdb\ufffdc\ufffdd]");
		assertThat(this.session.run("a\u001b[2Jet\nplatform: done")).isEqualTo(2);
		assertThat(this.session.errors()).startsWith("platform: \"a\ufffdet platform: done\" is not a command\n")
			.doesNotContain("\u001b");
	}

	@Test
	void printsNothingThatMovesTheCursorInAStackTraceEither() throws Exception {
		assertThat(this.session.run("drop", "--debug", "\u001b]0;title\u0007")).isNotZero();
		assertThat(this.session.errors()).doesNotContain("\u001b", "\u0007");
	}

}
