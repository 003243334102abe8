package dev.platform.cli.shell;

/**
 * A word that may stand where the cursor is; an unfinished one is followed by no space.
 */
record Completion(String word, String description, boolean finished) {

	static Completion of(String word) {
		return new Completion(word, "", true);
	}

	Completion after(String prefix, boolean finished) {
		return new Completion(prefix + this.word, this.description, finished);
	}

}
