package dev.platform.cli.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * A time that comes again and again, in which an environment is left alone. It begins and
 * ends by the clock on the wall: where that is put forward or back in between, the freeze
 * is an hour shorter or longer, and ends at the same hour as ever.
 *
 * @param name what people call it
 * @param cron when it begins: minute, hour, day of the month, month, day of the week
 */
public record Freeze(Rule rule, String name, String cron, Duration duration, ZoneId zone) {

	// More than any clock is put forward or back at once.
	private static final Duration CLOCK_CHANGE = Duration.ofHours(3);

	public Freeze {
		beginnings(cron);
	}

	/** When the freeze ends that is on at this time; nothing when none is. */
	public Optional<ZonedDateTime> endAt(Instant now) {
		CronExpression beginnings = beginnings(this.cron);
		LocalDateTime wall = LocalDateTime.ofInstant(now, this.zone);
		LocalDateTime begin = newest(beginnings, wall.minus(this.duration).minus(CLOCK_CHANGE),
				wall.minus(CLOCK_CHANGE));
		Optional<ZonedDateTime> end = Optional.empty();
		while (begin != null && !begin.isAfter(wall.plus(CLOCK_CHANGE))) {
			ZonedDateTime candidate = begin.plus(this.duration).atZone(this.zone);
			// Of those that overlap, the last that has begun ends them.
			if (!begin.atZone(this.zone).toInstant().isAfter(now) && candidate.toInstant().isAfter(now)) {
				end = Optional.of(candidate);
			}
			begin = beginnings.next(begin);
		}
		return end;
	}

	// The last that has begun before a time, or the first after it: of a freeze that
	// begins each minute for a year there are half a million, and the others end earlier.
	private static @Nullable LocalDateTime newest(CronExpression beginnings, LocalDateTime from, LocalDateTime until) {
		LocalDateTime newest = beginnings.next(from);
		LocalDateTime low = from;
		LocalDateTime high = until;
		while (low.isBefore(high.minusMinutes(1))) {
			LocalDateTime middle = low.plus(Duration.between(low, high).dividedBy(2));
			LocalDateTime begin = beginnings.next(middle);
			if (begin != null && !begin.isAfter(until)) {
				newest = begin;
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return newest;
	}

	// Spring's expressions begin with seconds, which no freeze needs.
	static CronExpression beginnings(String cron) {
		return CronExpression.parse("0 " + cron);
	}

}
