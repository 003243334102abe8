package dev.platform.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.platform.worker.queue.Entry;
import dev.platform.worker.store.Vote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BatchTests {

	@Test
	void readsAVote() {
		Batch batch = Batch.of(List.of(new Entry(1, 0, Map.of("voter", "somebody", "vote", "a", "at", "1000"))));
		assertThat(batch.votes()).containsExactly(new Vote("somebody", "a", Instant.ofEpochSecond(1), 1, 0));
		assertThat(batch.readable()).hasSize(1);
		assertThat(batch.dead()).isEmpty();
	}

	@Test
	void ignoresFieldsThatItDoesNotKnow() {
		Entry entry = new Entry(1, 0, Map.of("voter", "somebody", "vote", "a", "at", "1000", "traceparent", "00-1-2"));
		assertThat(Batch.of(List.of(entry)).votes()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "' ', a, 1000, voter is empty or too long", "some\tbody, a, 1000, voter is not text",
			"somebody, c, 1000, vote is neither a nor b", "somebody, a, noon, at is not a number of milliseconds",
			"somebody, a, -1, at is out of range", "somebody, a, 9223372036854775807, at is out of range" })
	void saysWhyAnEntryIsNoVote(String voter, String vote, String at, String reason) {
		Batch batch = Batch.of(List.of(new Entry(1, 0, Map.of("voter", voter, "vote", vote, "at", at))));
		assertThat(batch.votes()).isEmpty();
		assertThat(batch.dead()).singleElement().satisfies((dead) -> assertThat(dead.reason()).isEqualTo(reason));
	}

	@Test
	void saysWhatIsMissing() {
		Batch batch = Batch.of(List.of(new Entry(1, 0, Map.of("voter", "somebody")), new Entry(2, 0, Map.of())));
		assertThat(batch.dead()).extracting("reason").containsExactly("vote is missing", "voter is missing");
	}

}
