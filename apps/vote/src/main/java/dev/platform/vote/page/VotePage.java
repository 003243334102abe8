package dev.platform.vote.page;

import java.time.Instant;
import java.util.Optional;

import dev.platform.vote.ballot.Ballot;
import dev.platform.vote.ballot.Choice;
import dev.platform.vote.ballot.Options;
import dev.platform.vote.ballot.Policy;
import dev.platform.vote.queue.QueueUnavailable;
import dev.platform.vote.queue.Votes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Asks the question and takes the answer.
 */
@RestController
class VotePage {

	private final Options options;

	private final Policy policy;

	private final VoterCookie cookie;

	private final Votes votes;

	private final Templates templates;

	private final Counter accepted;

	VotePage(Options options, @Value("${vote.policy}") Policy policy, VoterCookie cookie, Votes votes,
			Templates templates, MeterRegistry metrics) {
		this.options = options;
		this.policy = policy;
		this.cookie = cookie;
		this.votes = votes;
		this.templates = templates;
		this.accepted = metrics.counter("votes.accepted");
	}

	// A newcomer gets the cookie with the question, so that an impatient double click is
	// one voter. A ballot of a secret that is no longer known is quietly replaced here,
	// and
	// one of a secret that is known from before is sealed anew.
	@GetMapping("/")
	ResponseEntity<String> ask(HttpServletRequest request) {
		var page = ResponseEntity.ok().contentType(Templates.HTML).cacheControl(CacheControl.noStore());
		Optional<Ballot> known = known(request);
		Ballot ballot = known.orElseGet(Ballot::blank);
		if (known.isEmpty() || this.cookie.isOld(request)) {
			page.header(HttpHeaders.SET_COOKIE, this.cookie.write(ballot, request));
		}
		return page.body(this.templates.question(Question.of(this.options, this.policy, ballot)));
	}

	@PostMapping(path = "/", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ResponseEntity<Void> take(@RequestParam String vote, HttpServletRequest request) {
		Choice choice = Choice.of(vote).orElseThrow(() -> new VoteRefused(Refusal.UNKNOWN_OPTION));
		Ballot ballot = this.cookie.read(request).orElseGet(Ballot::blank);
		if (this.policy.accepts(ballot)) {
			cast(ballot, choice);
			this.accepted.increment();
			ballot = ballot.mark(choice);
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.header(HttpHeaders.LOCATION, "./")
			.header(HttpHeaders.SET_COOKIE, this.cookie.write(ballot, request))
			.build();
	}

	private void cast(Ballot ballot, Choice choice) {
		try {
			this.votes.cast(ballot.voter(), choice, Instant.now());
		}
		catch (QueueUnavailable ex) {
			throw new VoteUncertain(ballot, ex);
		}
	}

	private Optional<Ballot> known(HttpServletRequest request) {
		try {
			return this.cookie.read(request);
		}
		catch (VoteRefused _) {
			return Optional.empty();
		}
	}

}
