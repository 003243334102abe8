package dev.platform.cli.shell;

import java.lang.reflect.Method;

import org.junit.jupiter.api.Test;

import org.springframework.shell.core.command.annotation.Option;

import static org.assertj.core.api.Assertions.assertThat;

class CommandParameterTests {

	@Test
	void isCalledByItsNameOrByTheOneThatOtherToolsUse() throws NoSuchMethodException {
		Method command = getClass().getDeclaredMethod("command", String.class, String.class);
		CommandParameter output = CommandParameter.of(command.getParameters()[0]);
		CommandParameter other = CommandParameter.of(command.getParameters()[1]);
		assertThat(output.isCalled("--output")).isTrue();
		assertThat(output.isCalled("--format")).isTrue();
		assertThat(other.isCalled("--other")).isTrue();
		assertThat(other.isCalled("--format")).isFalse();
		assertThat(other.isCalled("--null")).isFalse();
	}

	void command(@Option(longName = "output") String output, @Option(longName = "other") String other) {
	}

}
