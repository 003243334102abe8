package dev.platform.worker;

import java.util.List;
import java.util.Objects;

import dev.platform.worker.queue.Entry;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Goes on with the traces that came with votes. A batch has one span: it belongs to the
 * first trace and is linked to the others.
 */
@Component
class Traces {

	// version, trace, parent, flags: https://www.w3.org/TR/trace-context
	private static final int PARTS = 4;

	private static final String SAMPLED = "01";

	private final Tracer tracer;

	Traces(Tracer tracer) {
		this.tracer = tracer;
	}

	void inSpan(List<Entry> entries, Runnable work) {
		List<TraceContext> traces = entries.stream().map(this::trace).filter(Objects::nonNull).toList();
		if (traces.isEmpty()) {
			work.run();
			return;
		}
		Span.Builder builder = this.tracer.spanBuilder()
			.name("votes store")
			.kind(Span.Kind.CONSUMER)
			.setParent(traces.getFirst())
			.tag("messaging.batch.message_count", entries.size());
		traces.stream().skip(1).map(Link::new).forEach(builder::addLink);
		Span span = builder.start();
		try (var _ = this.tracer.withSpan(span)) {
			work.run();
		}
		catch (RuntimeException ex) {
			span.error(ex);
			throw ex;
		}
		finally {
			span.end();
		}
	}

	private @Nullable TraceContext trace(Entry entry) {
		@Nullable String traceparent = entry.fields().get("traceparent");
		if (traceparent == null) {
			return null;
		}
		String[] parts = traceparent.split("-");
		if (parts.length != PARTS || !parts[3].equals(SAMPLED)) {
			return null;
		}
		return this.tracer.traceContextBuilder().traceId(parts[1]).spanId(parts[2]).sampled(true).build();
	}

}
