package dev.platform.result.page;

/**
 * Something that went wrong, in words for people.
 */
record Problem(int status, String title, String advice) {

	static Problem of(int status) {
		if (status == 404) {
			return new Problem(status, "There is nothing here", "The page you want is one click away.");
		}
		if (status == 429) {
			return new Problem(status, "That was too much at once",
					"Too many requests come from where you are. Please try again in a second.");
		}
		return (status < 500) ? new Problem(status, "We did not understand that", "Please start from the page.")
				: new Problem(status, "Something broke on our side", "Please try again in a moment.");
	}

}
