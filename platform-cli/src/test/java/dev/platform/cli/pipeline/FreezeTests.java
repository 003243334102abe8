package dev.platform.cli.pipeline;

import org.junit.jupiter.api.Timeout;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FreezeTests {

	private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "2026-11-20T15:59:59, -", "2026-11-20T16:00:00, 2026-11-23T08:00:00",
					"2026-11-22T12:00:00, 2026-11-23T08:00:00", "2026-11-23T07:59:59, 2026-11-23T08:00:00",
					"2026-11-23T08:00:00, -" })
	void lastsFromItsBeginningToItsEnd(String now, @Nullable String end) {
		assertThat(end("0 16 * * FRI", "64h", now)).isEqualTo(Optional.ofNullable(end).map(FreezeTests::amsterdam));
	}

	// In 2026 clocks go forward on 29 March and back on 25 October, both in the night to
	// Sunday.
	@ParameterizedTest
	@CsvSource({ "2026-03-28T12:00:00, 2026-03-30T08:00:00", "2026-10-24T12:00:00, 2026-10-26T08:00:00",
			"2026-03-30T07:59:59, 2026-03-30T08:00:00", "2026-10-26T07:59:59, 2026-10-26T08:00:00" })
	void endsAtTheSameHourWhenClocksAreChangedMeanwhile(String now, String end) {
		assertThat(end("0 16 * * FRI", "64h", now)).contains(amsterdam(end));
	}

	@Test
	void beginsAnHourLaterInTheNightThatHasNoSuchHour() {
		Instant begin = Instant.parse("2026-03-29T01:30:00Z");
		assertThat(freeze("30 2 * * *", Duration.ofHours(3)).endAt(begin)).contains(amsterdam("2026-03-29T05:30:00"));
		assertThat(freeze("30 2 * * *", Duration.ofHours(3)).endAt(begin.minusSeconds(1800))).isEmpty();
	}

	@Test
	void beginsOnceInTheNightThatHasTheHourTwice() {
		Instant first = Instant.parse("2026-10-25T00:30:00Z");
		Freeze freeze = freeze("30 2 * * *", Duration.ofMinutes(20));
		assertThat(freeze.endAt(first)).contains(amsterdam("2026-10-25T02:50:00"));
		assertThat(freeze.endAt(first.plus(Duration.ofMinutes(21)))).isEmpty();
		assertThat(freeze.endAt(first.plus(Duration.ofMinutes(60)))).isEmpty();
	}

	@Test
	void lastsThroughTheHourThatComesTwice() {
		Freeze freeze = freeze("30 2 * * *", Duration.ofHours(1));
		assertThat(freeze.endAt(Instant.parse("2026-10-25T01:10:00Z"))).contains(amsterdam("2026-10-25T03:30:00"));
		assertThat(freeze.endAt(Instant.parse("2026-10-25T02:30:00Z"))).isEmpty();
	}

	@Test
	void joinsFreezesThatOverlap() {
		assertThat(end("0 0 * * *", "36h", "2026-11-21T11:00:00")).contains(amsterdam("2026-11-22T12:00:00"));
	}

	private static Optional<ZonedDateTime> end(String cron, String duration, String now) {
		return freeze(cron, Duration.parse("PT" + duration)).endAt(amsterdam(now).toInstant());
	}

	private static Freeze freeze(String cron, Duration duration) {
		return new Freeze(new Rule(RuleName.FREEZE, 1), "test", cron, duration, AMSTERDAM);
	}

	private static ZonedDateTime amsterdam(String text) {
		return LocalDateTime.parse(text).atZone(AMSTERDAM);
	}

	@Test
	@Timeout(60)
	void findsTheLastOfManyWithoutGoingThroughAll() {
		Freeze always = freeze("* * * * *", Duration.ofDays(366));
		for (int count = 0; count < 500; count++) {
			assertThat(always.endAt(amsterdam("2026-11-21T11:00:30").toInstant()))
				.contains(amsterdam("2027-11-22T11:00:00"));
		}
		assertThat(end("* * * 2 *", "8760h", "2026-11-21T11:00:00")).contains(amsterdam("2027-02-28T23:59:00"));
	}

}
