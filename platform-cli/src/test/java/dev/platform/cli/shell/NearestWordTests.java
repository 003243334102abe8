package dev.platform.cli.shell;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestWordTests {

	private static final List<String> COMMANDS = List.of("deploy", "promote", "rollback", "status", "diff",
			"service list", "service create");

	@ParameterizedTest
	@CsvSource({ "promot,promote", "prommote,promote", "pormote,promote", "stauts,status", "dif,diff", "roll,rollback",
			"service lst,service list" })
	void findsWhatWasMeant(String typed, String meant) {
		assertThat(NearestWord.to(typed, COMMANDS)).isEqualTo(meant);
	}

	@ParameterizedTest
	@CsvSource(value = { "kubectl", "d", "''", "service", "start" })
	void doesNotGuessWildly(String typed) {
		assertThat(NearestWord.to(typed, COMMANDS)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "env,env,0", "evn,env,1", "en,env,1", "envy,env,1", "'',env,3", "abc,xyz,3" })
	void countsTypingErrors(String from, String to, int distance) {
		assertThat(NearestWord.distance(from, to)).isEqualTo(distance);
	}

}
