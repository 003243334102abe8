package dev.platform.cli.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds what somebody meant who mistyped a word.
 */
final class NearestWord {

	private NearestWord() {
	}

	/**
	 * The only candidate that begins with the word, or the one with the fewest typing
	 * errors.
	 */
	static @Nullable String to(String word, Collection<String> candidates) {
		List<String> longer = candidates.stream().filter((candidate) -> candidate.startsWith(word)).toList();
		if (longer.size() == 1 && !word.isEmpty()) {
			return longer.getFirst();
		}
		int tolerated = Math.max(1, word.length() / 3);
		return candidates.stream()
			.filter((candidate) -> distance(word, candidate) <= tolerated)
			.min(Comparator.comparingInt((candidate) -> distance(word, candidate)))
			.orElse(null);
	}

	/** How many letters to insert, delete, replace or swap with a neighbour. */
	static int distance(String from, String to) {
		int[][] distance = new int[from.length() + 1][to.length() + 1];
		for (int i = 0; i <= from.length(); i++) {
			for (int j = 0; j <= to.length(); j++) {
				distance[i][j] = (i == 0 || j == 0) ? i + j : step(from, to, i, j, distance);
			}
		}
		return distance[from.length()][to.length()];
	}

	private static int step(String from, String to, int i, int j, int[][] distance) {
		int replace = distance[i - 1][j - 1] + ((from.charAt(i - 1) == to.charAt(j - 1)) ? 0 : 1);
		int step = Math.min(replace, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
		boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
				&& from.charAt(i - 2) == to.charAt(j - 1);
		return swapped ? Math.min(step, 1 + distance[i - 2][j - 2]) : step;
	}

}
