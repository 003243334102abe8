package dev.platform.cli.output;

/**
 * The characters that a reader does not see, and that move the cursor, turn the text
 * around or make two names look alike.
 */
public final class HiddenCharacters {

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private HiddenCharacters() {
	}

	/** Whether there is one; a line break or tab is none. */
	public static boolean in(String text) {
		int before = 0;
		for (int index = 0; index < text.length();) {
			int character = text.codePointAt(index);
			if (isOne(character, before)) {
				return true;
			}
			before = character;
			index += Character.charCount(character);
		}
		return false;
	}

	/**
	 * Whether a character is hidden.
	 * @param before the one before it: emoji and some scripts join characters, ASCII
	 * never does
	 */
	static boolean isOne(int character, int before) {
		if (character < 0x20) {
			return character != '\n' && character != '\t';
		}
		if (character < 0x7F) {
			return false;
		}
		if (character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER) {
			return before < 0x80;
		}
		return character < 0xA0 || character == 0xAD || isFormat(character);
	}

	// Marks, embeddings, overrides and isolates of direction, separators of lines, what
	// has no width, and tags.
	private static boolean isFormat(int character) {
		return character == 0x61C || character == 0x180E || between(character, 0x200B, 0x200F)
				|| between(character, 0x2028, 0x202E) || between(character, 0x2060, 0x206F) || character == 0xFEFF
				|| between(character, 0xFFF9, 0xFFFB) || between(character, 0xE0000, 0xE007F);
	}

	private static boolean between(int character, int first, int last) {
		return character >= first && character <= last;
	}

}
