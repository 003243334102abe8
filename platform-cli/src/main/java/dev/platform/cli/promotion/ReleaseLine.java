package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.ImageReference;

/**
 * How a change of release is told in one line.
 */
final class ReleaseLine {

	private ReleaseLine() {
	}

	static String of(ReleaseChange change) {
		ImageReference from = ImageReference.written(change.fromImage());
		ImageReference to = ImageReference.written(change.toImage());
		List<String> parts = new ArrayList<>();
		if (!from.repository().equals(to.repository())) {
			parts.add("%s → %s".formatted(from, to));
		}
		else if (!from.equals(to)) {
			parts.add("%s → %s".formatted(from.shortVersion(), to.shortVersion()));
		}
		change.settings().stream().map(SettingChange::text).forEach(parts::add);
		return change.service() + ": " + String.join(", ", parts);
	}

	static String indented(List<ReleaseChange> changes) {
		return changes.stream().map((change) -> "  " + of(change)).collect(Collectors.joining("\n"));
	}

}
