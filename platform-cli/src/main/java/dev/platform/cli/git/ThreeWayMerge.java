package dev.platform.cli.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.ContentMergeStrategy;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.diff.HistogramDiff;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What becomes of a text that two sides have changed, by Git's own algorithm.
 *
 * @param text with Git's markers around conflicts
 */
public record ThreeWayMerge(String text, boolean conflicting) {

	/**
	 * Merges.
	 * @param base what both began with
	 * @param names how the base, ours and theirs are called in conflicts
	 * @param preferOurs whether ours wins a conflict
	 * @param preferTheirs whether theirs does; if neither, both are shown
	 */
	public static ThreeWayMerge of(String base, String ours, String theirs, List<String> names, boolean preferOurs,
			boolean preferTheirs) {
		// One side alone has changed something; a file that is not there is empty here.
		if (base.equals(ours) || ours.equals(theirs)) {
			return new ThreeWayMerge(theirs, false);
		}
		if (base.equals(theirs)) {
			return new ThreeWayMerge(ours, false);
		}
		MergeAlgorithm algorithm = new MergeAlgorithm(new HistogramDiff());
		algorithm.setContentMergeStrategy(preferOurs ? ContentMergeStrategy.OURS
				: preferTheirs ? ContentMergeStrategy.THEIRS : ContentMergeStrategy.CONFLICT);
		MergeResult<RawText> result = algorithm.merge(RawTextComparator.DEFAULT, raw(base), raw(ours), raw(theirs));
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		try {
			new MergeFormatter().formatMerge(text, result, names, UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new ThreeWayMerge(text.toString(UTF_8), result.containsConflicts());
	}

	private static RawText raw(String text) {
		return new RawText(text.getBytes(UTF_8));
	}

}
