package dev.platform.vote.page;

import org.springframework.http.HttpStatus;

/**
 * Why a vote was not taken, and what the voter can do about it.
 */
enum Refusal {

	UNKNOWN_OPTION(HttpStatus.BAD_REQUEST, "That is not one of the options",
			"There are two of them; please pick one on the page."),

	FORGED_COOKIE(HttpStatus.BAD_REQUEST, "We do not recognise your ballot",
			"The cookie that holds it has been changed or is from another time. Open the page again for a fresh one."),

	CROSS_SITE(HttpStatus.FORBIDDEN, "That vote came from another site",
			"If you meant to vote, please do it on this page."),

	TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "That was more than a vote", "A vote is one short form field."),

	UNREADABLE(HttpStatus.BAD_REQUEST, "We could not read that vote", "Please vote on the page."),

	NOT_A_FORM(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "That was not our form",
			"Votes are sent as application/x-www-form-urlencoded."),

	FLOOD(HttpStatus.TOO_MANY_REQUESTS, "That was too fast",
			"Too many votes come from where you are. Yours was not counted: please try again in a second."),

	QUEUE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Your vote may not have been counted",
			"We cannot take votes at the moment. Please send the same vote again in a few seconds: it counts once.");

	private final HttpStatus status;

	private final String title;

	private final String advice;

	Refusal(HttpStatus status, String title, String advice) {
		this.status = status;
		this.title = title;
		this.advice = advice;
	}

	HttpStatus status() {
		return this.status;
	}

	String title() {
		return this.title;
	}

	String advice() {
		return this.advice;
	}

}
