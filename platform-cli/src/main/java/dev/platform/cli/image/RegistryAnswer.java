package dev.platform.cli.image;

/**
 * What came of asking a registry.
 *
 * @param text that in words
 */
public record RegistryAnswer(Kind kind, String text) {

	/**
	 * How far one gets.
	 */
	public enum Kind {

		/** It asks nobody who they are. */
		OPEN,

		/** It takes the login that is known. */
		LOGIN_TAKEN,

		/** A login is known, and whether it is taken only a push tells. */
		LOGIN_NOT_TRIED,

		/** No login is known, and who has none may read. */
		READ_ONLY,

		/** No login is known, and it wants one. */
		NO_LOGIN,

		/** It refuses the login that is known. */
		LOGIN_REFUSED,

		/** It does not answer, or not as a registry does. */
		NO_ANSWER

	}

}
