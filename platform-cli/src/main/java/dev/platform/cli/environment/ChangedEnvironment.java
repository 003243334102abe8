package dev.platform.cli.environment;

import java.util.List;
import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.platform.cli.output.Report;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.ChangedPods;
import dev.platform.cli.scaffold.Landed;
import org.jspecify.annotations.Nullable;

/**
 * An environment that was made or taken away, or would be.
 *
 * @param revision the commit; null when it was only looked at
 * @param request where the pull request is read that the commit waits in; null where it
 * is on the branch, or nowhere
 * @param files {@code +}, {@code ~} or {@code -} by path
 * @param pods what becomes of those that run, in each environment that was there before
 */
record ChangedEnvironment(String environment, @Nullable String revision, @Nullable String request,
		SortedMap<String, String> files, List<ChangedPods> pods, @JsonIgnore String summary) implements Report {

	static ChangedEnvironment of(String done, EnvironmentName name, Landed landed, String more) {
		return new ChangedEnvironment(name.value(), landed.revision(), landed.request(), landed.files().marks(),
				landed.pods(), "%s %s: %s\n%s\n%s".formatted(done, name, landed.text(), landed.details(), more));
	}

	@Override
	public String text() {
		return this.summary;
	}

}
