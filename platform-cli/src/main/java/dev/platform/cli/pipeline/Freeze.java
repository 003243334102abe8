package dev.platform.cli.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

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
		LocalDateTime begin = beginnings.next(wall.minus(this.duration).minus(CLOCK_CHANGE));
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

	// Spring's expressions begin with seconds, which no freeze needs.
	static CronExpression beginnings(String cron) {
		return CronExpression.parse("0 " + cron);
	}

}
