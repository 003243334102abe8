package dev.platform.vote.page;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.platform.vote.client.Network;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses votes from an address that sends too many: so many a second, and five times as
 * many at once.
 */
@Component
class FloodLimit implements HandlerInterceptor {

	private static final int BURST = 5;

	private static final int ADDRESSES = 100_000;

	// For each address the moment until which its votes are spread out evenly; once that
	// is past the address is as good as never seen.
	private final Cache<Network, AtomicLong> busyUntil = Caffeine.newBuilder()
		.maximumSize(ADDRESSES)
		.expireAfterAccess(Duration.ofMinutes(1))
		.build();

	private final long interval;

	/**
	 * A limit.
	 * @param votes how many votes a second an address may send; 0 means any number
	 */
	FloodLimit(@Value("${vote.flood-limit}") int votes) {
		this.interval = (votes > 0) ? Duration.ofSeconds(1).dividedBy(votes).toNanos() : 0;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (this.interval > 0 && HttpMethod.POST.matches(request.getMethod())
				&& !admits(request.getRemoteAddr(), System.nanoTime())) {
			throw new VoteRefused(Refusal.FLOOD);
		}
		return true;
	}

	/**
	 * Whether one more vote from there is no flood.
	 * @param now a point in time in nanoseconds, never before the last one
	 */
	boolean admits(String address, long now) {
		AtomicLong busyUntil = this.busyUntil.get(Network.of(address), (_) -> new AtomicLong(now));
		long latest = now + BURST * Duration.ofSeconds(1).toNanos() - this.interval;
		while (true) {
			long before = busyUntil.get();
			long start = Math.max(before, now);
			if (start > latest) {
				return false;
			}
			if (busyUntil.compareAndSet(before, start + this.interval)) {
				return true;
			}
		}
	}

}
