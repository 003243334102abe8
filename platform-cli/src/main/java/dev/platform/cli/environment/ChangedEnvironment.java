package dev.platform.cli.environment;

import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.output.Report;
import dev.platform.cli.scaffold.Landed;
import org.jspecify.annotations.Nullable;

/**
 * An environment that was made or taken away, or would be.
 *
 * @param revision the commit; null when it was only looked at
 * @param files {@code +}, {@code ~} or {@code -} by path
 */
record ChangedEnvironment(String environment, @Nullable String revision, SortedMap<String, String> files,
		@JsonIgnore String summary) implements Report {

	static ChangedEnvironment of(String done, EnvironmentName name, Landed landed, String more) {
		return new ChangedEnvironment(name.value(), landed.revision(), landed.files().marks(),
				"%s %s: %s\n%s\n%s".formatted(done, name, landed.text(), landed.files().text(), more));
	}

	@Override
	public String text() {
		return this.summary;
	}

}
