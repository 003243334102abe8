package dev.platform.engine.repository;

import dev.platform.engine.Problem;

/**
 * Why a symbolic link of a repository is not followed.
 */
public enum LinkFault {

	OUT("leads out of the repository"), ITSELF("leads to itself"), GIT("leads into .git");

	private final String words;

	LinkFault(String words) {
		this.words = words;
	}

	/**
	 * What whoever reads the link is told.
	 * @param path of the link
	 * @param target what it says, or a word for that
	 */
	public Problem problem(String path, String target) {
		String shown = FileName.shown(path);
		return Problem.failed(
				"%s is a symbolic link to %s, which %s".formatted(shown, FileName.shown(target), this.words),
				"put a file in its place: git rm " + shown);
	}

}
