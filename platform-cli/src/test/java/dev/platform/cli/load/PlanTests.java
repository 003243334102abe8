package dev.platform.cli.load;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlanTests {

	private static final VoteUrl URL = VoteUrl.of("https://dev.localhost:8443/vote");

	@Test
	void mixesBothOptionsEvenly() {
		LoadPlan plan = new LoadPlan(URL, 20, 10, 5);
		List<String> choices = IntStream.range(0, plan.votes()).mapToObj(plan::choice).toList();
		assertThat(choices.stream().collect(Collectors.groupingBy((choice) -> choice, Collectors.counting())))
			.isEqualTo(Map.of("a", 20L, "b", 10L));
		assertThat(choices.subList(0, 6)).filteredOn("b"::equals).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "-1, 1, 1, --votes-a: -1 is not between 0 and 10000000",
			"1, 10000001, 1, --votes-b: 10000001 is not between 0 and 10000000",
			"1, 1, 0, --concurrency: 0 is not between 1 and 10000", "0, 0, 1, there is no vote to send" })
	void refusesWhatCannotBeSent(int votesA, int votesB, int concurrency, String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new LoadPlan(URL, votesA, votesB, concurrency))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USAGE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev.localhost/vote", "ftp://dev.localhost/vote", "https:///vote", "https://a b/",
			"https://dev.localhost/vote?a=b", "" })
	void refusesWhatIsNoAddressOfAPage(String url) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> VoteUrl.of(url))
			.withMessage("\"%s\" is not the address of a page".formatted(url));
	}

	@Test
	void findsTheLatencyThatSoManyStayBelow() {
		long[] nanos = IntStream.rangeClosed(1, 200).mapToLong((millis) -> millis * 1_000_000L).toArray();
		assertThat(Latencies.of(nanos)).isEqualTo(new Latencies(100, 180, 198, 200));
		assertThat(Latencies.of(new long[] { 5_000_000 })).isEqualTo(new Latencies(5, 5, 5, 5));
	}

}
