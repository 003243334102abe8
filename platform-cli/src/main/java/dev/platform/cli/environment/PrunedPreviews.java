package dev.platform.cli.environment;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.platform.cli.output.Report;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Landed;
import org.jspecify.annotations.Nullable;

/**
 * Previews that were taken away, or would be.
 *
 * @param revision the commit; null when it was only looked at, or there was nothing to do
 */
record PrunedPreviews(List<String> previews, @Nullable String revision, @JsonIgnore String summary) implements Report {

	static PrunedPreviews none() {
		return new PrunedPreviews(List.of(), null,
				"Nothing to prune: no preview has expired\n  try: platform preview list");
	}

	static PrunedPreviews of(List<EnvironmentName> names, Landed landed) {
		List<String> previews = names.stream().map(EnvironmentName::value).toList();
		return new PrunedPreviews(previews, landed.revision(), "%s %s: %s\n%s"
			.formatted(landed.told("Deleted", "delete"), String.join(", ", previews), landed.text(), landed.details()));
	}

	@Override
	public String text() {
		return this.summary;
	}

}
