package dev.platform.vote.page;

/**
 * Something that went wrong, in words for people.
 */
record Problem(int status, String title, String advice) {

	static Problem of(Refusal refusal) {
		return new Problem(refusal.status().value(), refusal.title(), refusal.advice());
	}

	static Problem of(int status) {
		return switch (status) {
			case 404 -> new Problem(status, "There is nothing here", "The page you want is one click away.");
			case 405 -> new Problem(status, "That cannot be done here", "The page shows what can.");
			case 429 -> new Problem(status, "That was too much at once",
					"Too many requests come from where you are. Please try again in a second.");
			default -> (status < 500) ? new Problem(status, "We did not understand that", "Please start from the page.")
					: new Problem(status, "Something broke on our side", "Please try again in a moment.");
		};
	}

}
