package dev.platform.vote.page;

import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

	private final ProblemPage page;

	private final VoterCookie cookie;

	private final MeterRegistry metrics;

	Refusals(ProblemPage page, VoterCookie cookie, MeterRegistry metrics) {
		this.page = page;
		this.cookie = cookie;
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

	// Tomcat's word for a form that it will not read, or cannot.
	@ExceptionHandler
	ResponseEntity<String> unread(InvalidParameterException invalid) {
		boolean tooLarge = invalid.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
		return refuse(tooLarge ? Refusal.TOO_LARGE : Refusal.UNREADABLE);
	}

	// With the ballot, as after a vote: a second voter could count twice.
	@ExceptionHandler
	ResponseEntity<String> uncertain(VoteUncertain uncertain, HttpServletRequest request) {
		ResponseEntity<String> page = refuse(Refusal.QUEUE_UNAVAILABLE);
		return ResponseEntity.status(page.getStatusCode())
			.headers(page.getHeaders())
			.header(HttpHeaders.SET_COOKIE, this.cookie.write(uncertain.ballot(), request))
			.body(page.getBody());
	}

	private ResponseEntity<String> refuse(Refusal refusal) {
		count(refusal, 1);
		return this.page.show(Problem.of(refusal));
	}

	private void count(Refusal refusal, int votes) {
		this.metrics.counter("votes.rejected", "reason", refusal.name().toLowerCase(Locale.ROOT)).increment(votes);
	}

}
