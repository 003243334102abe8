package dev.platform.cli.environment;

import java.util.List;

import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Report;
import org.jspecify.annotations.Nullable;

/**
 * Previews that were taken away.
 *
 * @param revision the commit; null when there was nothing to do
 */
record PrunedPreviews(List<String> previews, @Nullable String revision) implements Report {

	@Override
	public String text() {
		return (this.revision == null) ? "Nothing to prune: no preview has expired\n  try: platform preview list"
				: "Deleted %s: commit %s".formatted(String.join(", ", this.previews),
						Revisions.abbreviated(this.revision));
	}

}
