package dev.platform.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The scripts, run by the shells they are for: the real tab key in zsh, and in bash the
 * words as it splits them.
 */
class CompletionScriptTests {

	@TempDir
	Path directory;

	@BeforeEach
	void aProgramThatKnowsItsFruit() throws IOException {
		Path program = this.directory.resolve("platform");
		Files.writeString(program, """
				#!/bin/sh
				[ "$*" = "complete-values fruit" ] && printf 'apple\\npear\\nplum\\n' && exit
				[ "$*" = "complete-values basket" ] && printf 'apple\\npear\\nplum\\n' && exit
				echo "no time" >&2
				exit 1
				""");
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			platform ,                          | completion drop eat fruit help look steal version
			platform e                          | eat
			platform fruit ,                    | list plant
			platform fruit p                    | plant
			platform help fruit ,               | list plant
			platform completion ,               | bash zsh --help
			platform eat --p                    | --pause --peeled
			platform eat --fruit x --           | --basket --times --pause --peeled --ripeness --help
			platform eat --fruit = x --f        | ^^
			platform eat --fruit ,              | apple pear plum
			platform eat --fruit p              | pear plum
			platform eat --fruit =              | apple pear plum
			platform eat --fruit = p            | pear plum
			platform eat --fruit=p              | --fruit=pear --fruit=plum
			platform eat --basket apple,        | apple,pear apple,plum
			platform eat --basket = apple,pl    | apple,plum
			platform eat --ripeness ,           | green just-right
			platform eat --ripeness = j         | just-right
			platform eat --peeled --r           | --ripeness
			platform eat --times ,              | ^^
			platform eat --pause ,              | ^^
			platform unknown ,                  | ^^
			""")
	void completesInBash(String words, String completed) throws Exception {
		Path script = script("bash");
		String line = words.replaceAll(" ,$", " ''");
		String program = "source %s; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _platform; echo \"${COMPREPLY[*]}\""
			.formatted(script, line);
		assertThat(output("bash", "--norc", "-uc", program)).isEqualTo(completed);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			platform e                 | eat
			platform fruit p           | plant
			platform completion        | --help bash zsh
			platform eat --p           | --pause --peeled
			platform eat --fruit p     | pear plum
			platform eat --fruit=p     | pear plum
			platform eat --basket apple,    | pear plum
			platform eat --ripeness j  | just-right
			platform unknown p         | ^^
			platform eat --pause       | ^^
			""")
	void completesInZsh(String line, String completed) throws Exception {
		assumeTrue(isInstalled("zsh"), "zsh is not installed");
		Path script = script("zsh");
		Path driver = this.directory.resolve("driver.zsh");
		try (InputStream source = CompletionScriptTests.class.getResourceAsStream("CompletionScriptTests/tab.zsh")) {
			assertThat(source).isNotNull();
			Files.copy(source, driver);
		}
		String typed = (line.endsWith("completion") || line.endsWith("--pause")) ? line + " " : line;
		assertThat(output("zsh", "-f", driver.toString(), script.toString(), typed)).isEqualTo(completed);
	}

	private Path script(String shell) throws Exception {
		try (TypedSession session = new TypedSession()) {
			assertThat(session.run("completion", shell)).isZero();
			return Files.writeString(this.directory.resolve("script." + shell), session.output());
		}
	}

	private String output(String... command) throws Exception {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().merge("PATH", this.directory.toString(), (path, mine) -> mine + ":" + path);
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(List.of(command).toString()).isTrue();
		return output.strip();
	}

	private static boolean isInstalled(String program) {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((path) -> Files.isExecutable(Path.of(path, program)));
	}

}
