package dev.platform.cli.shell;

import java.util.stream.Collectors;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.ParsedInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CommandLineParserTests {

	private final TypedSession session = new TypedSession();

	private final CommandLineParser parser = this.session.get(CommandLineParser.class);

	@AfterEach
	void close() {
		this.session.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			eat --fruit apple                  | eat fruit:apple
			eat --fruit=apple                  | eat fruit:apple
			eat -f apple                       | eat fruit:apple
			eat -f=apple                       | eat fruit:apple
			eat --fruit ''                     | eat fruit:
			eat --fruit 'an apple'             | eat fruit:an apple
			eat --fruit=a=b                    | eat fruit:a=b
			eat --fruit=--help                 | eat fruit:--help
			eat --fruit apple --times -3       | eat fruit:apple times:-3
			eat --peeled --fruit apple         | eat peeled:true fruit:apple
			eat --peeled=false --fruit apple   | eat peeled:false fruit:apple
			--debug eat --fruit apple          | eat fruit:apple
			eat --fruit apple --debug          | eat fruit:apple
			fruit list                         | fruit list
			fruit list --tree 2                | fruit list tree:2
			fruit plant apple                  | fruit plant apple
			fruit plant apple 3                | fruit plant apple 3
			fruit plant -- -x                  | fruit plant -x
			fruit plant -- --debug             | fruit plant --debug
			paint                              | paint
			--version                          | version
			help eat                           | help eat
			--help                             | help
			-h                                 | help
			eat --help                         | help eat
			eat --fruit --help                 | help eat
			--help fruit list                  | help fruit list
			fruit --help                       | help fruit
			""")
	void understands(String line, String understood) {
		assertThat(written(this.parser.parse(line))).isEqualTo(understood);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			aet --fruit apple            | "aet" is not a command          | platform eat --fruit apple
			kubectl get pods             | "kubectl" is not a command      | platform help
			--fruit apple eat            | a command must come first       | platform help
			--verison                    | a command must come first       | platform help
			paints                       | "paints" is not a command       | platform help
			fruit                        | needs one of: list, plant       | platform fruit --help
			fruit --tree 1               | needs one of: list, plant       | platform fruit --help
			fruit lits --tree 1          | "lits" is not a command         | platform fruit list --tree 1
			fruit smash                  | "smash" is not a command        | platform fruit --help
			friut list                   | "friut" is not a command        | platform fruit list
			eat                          | --fruit is missing              | platform eat --fruit <fruit> [options]
			eat --fruit                  | --fruit needs a value           | platform eat --help
			eat --fruit --peeled         | --fruit needs a value           | platform eat --help
			eat --fruit a --fruit b      | --fruit is given twice          | platform eat --help
			eat -f a --fruit b           | --fruit is given twice          | platform eat --help
			eat --friut 'an apple'       | --friut is not an option        | platform eat --fruit 'an apple'
			eat --friut='an apple'       | --friut is not an option        | platform eat '--fruit=an apple'
			eat --colour red             | --colour is not an option       | platform eat --help
			eat -x                       | -x is not an option             | platform eat --help
			eat apple                    | "apple" is a word too many      | platform eat --help
			eat --fruit a -- --peeled    | "--peeled" is a word too many   | platform eat --help
			eat --peeled apple           | "apple" is a word too many      | platform eat --help
			fruit plant                  | <fruit> is missing              | platform fruit plant <fruit> [count]
			fruit plant a 1 b            | "b" is a word too many          | platform fruit plant --help
			""")
	void refuses(String line, String message, String hint) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.parser.parse(line))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.hint()).isEqualTo(hint))
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USAGE));
	}

	private static String written(ParsedInput input) {
		StringBuilder text = new StringBuilder(input.commandName());
		input.subCommands().forEach((word) -> text.append(' ').append(word));
		input.options()
			.forEach((option) -> text.append(' ').append(option.longName()).append(':').append(option.value()));
		return text + input.arguments()
			.stream()
			.map(CommandArgument::value)
			.map((word) -> " " + word)
			.collect(Collectors.joining());
	}

}
