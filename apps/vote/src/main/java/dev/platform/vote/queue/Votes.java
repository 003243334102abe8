package dev.platform.vote.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.platform.vote.ballot.Choice;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Writes votes in the words that the worker reads.
 */
@Component
public class Votes {

	private final VoteQueue queue;

	private final Tracer tracer;

	private final Propagator propagator;

	private final Timer queued;

	private final Outage outage;

	Votes(VoteQueue queue, Outage outage, Tracer tracer, Propagator propagator, MeterRegistry metrics) {
		this.queue = queue;
		this.outage = outage;
		this.tracer = tracer;
		this.propagator = propagator;
		this.queued = metrics.timer("votes.queued");
	}

	/**
	 * Returns once the vote cannot be lost any more.
	 * @throws QueueUnavailable if it may be: nobody knows whether it was taken
	 */
	public void cast(String voter, Choice choice, Instant at) {
		Map<String, String> entry = new HashMap<>();
		entry.put("voter", voter);
		entry.put("vote", choice.code());
		entry.put("at", Long.toString(at.toEpochMilli()));
		addTrace(entry);
		try {
			this.queued.record(() -> this.queue.add(entry));
			this.outage.taken();
		}
		catch (QueueUnavailable ex) {
			this.outage.refused(ex);
			throw ex;
		}
	}

	// Only what is sampled: the queue is for votes.
	private void addTrace(Map<String, String> entry) {
		@Nullable Span span = this.tracer.currentSpan();
		if (span != null && Boolean.TRUE.equals(span.context().sampled())) {
			this.propagator.inject(span.context(), null, (_, name, value) -> entry.put(name, value));
		}
	}

}
