package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.platform.cli.gitops.Release;
import dev.platform.cli.manifest.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * What a change of release means for one service.
 */
record ReleaseChange(String service, String fromImage, String toImage, List<SettingChange> settings) {

	static ReleaseChange of(ReleaseStep step) {
		return new ReleaseChange(step.service().value(), step.before().image().toString(),
				step.after().image().toString(), settings(step.before(), step.after()));
	}

	private static List<SettingChange> settings(Release before, Release after) {
		Map<String, String> from = before.settings();
		Map<String, String> to = after.settings();
		SortedSet<String> keys = new TreeSet<>(from.keySet());
		keys.addAll(to.keySet());
		List<SettingChange> changes = new ArrayList<>();
		for (String key : keys) {
			if (!Objects.equals(from.get(key), to.get(key))) {
				changes.add(new SettingChange(key, shown(key, from.get(key)), shown(key, to.get(key))));
			}
		}
		return changes;
	}

	private static @Nullable String shown(String key, @Nullable String value) {
		return (value != null) ? Sensitive.shown(key, value) : null;
	}

}
