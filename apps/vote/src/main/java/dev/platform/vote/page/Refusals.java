package dev.platform.vote.page;

import java.util.Locale;

import dev.platform.vote.queue.QueueUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Counts refused votes by reason and explains each to the voter.
 */
@RestControllerAdvice
class Refusals {

	private static final Logger log = LoggerFactory.getLogger(Refusals.class);

	private final ProblemPage page;

	private final MeterRegistry metrics;

	Refusals(ProblemPage page, MeterRegistry metrics) {
		this.page = page;
		this.metrics = metrics;
		// A reason that never happened must read 0, not be absent: alerts compare rates.
		for (Refusal refusal : Refusal.values()) {
			count(refusal, 0);
		}
	}

	@ExceptionHandler
	ResponseEntity<String> refused(VoteRefused refused) {
		return refuse(refused.refusal());
	}

	@ExceptionHandler
	ResponseEntity<String> withoutOption(MissingServletRequestParameterException missing) {
		return refuse(Refusal.UNKNOWN_OPTION);
	}

	@ExceptionHandler
	ResponseEntity<String> notAForm(HttpMediaTypeNotSupportedException unsupported) {
		return refuse(Refusal.NOT_A_FORM);
	}

	// Tomcat's word for a form it will not read; the only way to get there is its size.
	@ExceptionHandler
	ResponseEntity<String> tooLarge(InvalidParameterException invalid) {
		return refuse(Refusal.TOO_LARGE);
	}

	@ExceptionHandler
	ResponseEntity<String> queueUnavailable(QueueUnavailable unavailable) {
		log.warn(unavailable.getMessage());
		return refuse(Refusal.QUEUE_UNAVAILABLE);
	}

	private ResponseEntity<String> refuse(Refusal refusal) {
		count(refusal, 1);
		return this.page.show(Problem.of(refusal));
	}

	private void count(Refusal refusal, int votes) {
		this.metrics.counter("votes.rejected", "reason", refusal.name().toLowerCase(Locale.ROOT)).increment(votes);
	}

}
