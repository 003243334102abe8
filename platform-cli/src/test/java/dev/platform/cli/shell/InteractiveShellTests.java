package dev.platform.cli.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class InteractiveShellTests {

	@TempDir
	Path state;

	private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

	@Test
	void runsWhatIsTypedUntilExit() throws Exception {
		try (TypedSession session = typed("fruit plant 'pear' 2\r\rplatform fruit list\rexit\reat --fruit apple\r")) {
			assertThat(session.run()).isZero();
			assertThat(session.output()).isEqualTo("pear x 2\ntree 0\n");
			assertThat(session.errors()).isEmpty();
			assertThat(this.screen.toString(StandardCharsets.UTF_8)).contains("platform> ");
		}
	}

	@Test
	void goesOnAfterAnError() throws Exception {
		try (TypedSession session = typed("steal\raet\rdrop\rfruit list\rquit\r")) {
			assertThat(session.run()).isZero();
			assertThat(session.output()).isEqualTo("tree 0\n");
			assertThat(session.errors()).isEqualTo("""
					platform steal: the garden is closed
					  try: platform eat --fruit apple
					platform: "aet" is not a command
					  try: platform eat
					platform: unexpected: it fell
					  try: platform --debug drop
					""");
		}
	}

	@Test
	void asksForWhatACommandNeeds() throws Exception {
		try (TypedSession session = typed("eat\r9\r2\rplum,1\rexit\r")) {
			assertThat(session.run()).isZero();
			assertThat(session.output())
				.isEqualTo("fruit=pear basket=[plum, apple] times=1 pause=null peeled=false ripeness=JUST_RIGHT\n");
			assertThat(this.screen.toString(StandardCharsets.UTF_8)).contains("what to eat", "   1  apple",
					"   3  plum", "--fruit: ", "one of the list, please", "others, separated by commas",
					"--basket (Enter to leave it out): ", "platform eat --fruit pear --basket plum,apple");
		}
	}

	@Test
	void asksOnlyForWhatIsMissingOnceThereAreOptions() throws Exception {
		try (TypedSession session = typed("eat --times 2\rapple\reat --fruit plum\rexit\r")) {
			session.run();
			assertThat(session.output().lines()).containsExactly(
					"fruit=apple basket=null times=2 pause=null peeled=false ripeness=JUST_RIGHT",
					"fruit=plum basket=null times=1 pause=null peeled=false ripeness=JUST_RIGHT");
		}
	}

	@Test
	void dropsTheCommandWhoseQuestionIsNotAnswered() throws Exception {
		try (TypedSession session = typed("eat\r\004fruit list\rexit\r")) {
			session.run();
			assertThat(session.output()).isEqualTo("tree 0\n");
		}
	}

	@Test
	void leavesAtTheEndOfInput() throws Exception {
		try (TypedSession session = typed("fruit list\r\004fruit list\r")) {
			assertThat(session.run()).isZero();
			assertThat(session.output()).isEqualTo("tree 0\n");
		}
	}

	@Test
	void completesAtTheTabKey() throws Exception {
		try (TypedSession session = typed("ea\t--fru\tapp\t--basket pear,pl\t --rip\tj\t\rexit\r")) {
			assertThat(session.run()).isZero();
			assertThat(session.output())
				.isEqualTo("fruit=apple basket=[pear, plum] times=1 pause=null peeled=false ripeness=JUST_RIGHT\n");
		}
	}

	@Test
	void remembersLinesInTheStateDirectory() throws Exception {
		try (TypedSession session = typed("fruit list\rexit\r")) {
			session.run();
		}
		assertThat(this.state.resolve("platform/history")).content().contains("fruit list");
	}

	private TypedSession typed(String keys) throws Exception {
		return new TypedSession(new ExternalTerminal("test", "xterm",
				new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), this.screen, StandardCharsets.UTF_8),
				this.state.toString());
	}

}
