package dev.platform.worker.queue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTests {

	@Test
	void keepsAVoteAsItIsWithTheReason() {
		Map<String, String> vote = Map.of("voter", "v".repeat(128), "vote", "c", "at", "1000");
		assertThat(new DeadLetter(new Entry(1, 2, vote), "no vote").fields("1-2")).containsAllEntriesOf(vote)
			.containsEntry("reason", "no vote")
			.containsEntry("entry", "1-2")
			.hasSize(5);
	}

	@Test
	void keepsNotMuchOfWhatIsMuch() {
		Map<String, String> much = IntStream.range(0, 1000)
			.boxed()
			.collect(Collectors.toMap((i) -> "k".repeat(1000) + i, (_) -> "x".repeat(100_000)));
		Map<String, String> kept = new DeadLetter(new Entry(1, 2, much), "r".repeat(100_000)).fields("1-2");
		assertThat(kept.keySet()).hasSizeLessThanOrEqualTo(18).contains("reason", "entry");
		assertThat(kept).allSatisfy((name, value) -> assertThat(name.length() + value.length()).isLessThan(520));
	}

}
