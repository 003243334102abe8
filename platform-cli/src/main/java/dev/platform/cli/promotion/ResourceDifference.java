package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

/**
 * What a change does to one rendered resource.
 *
 * @param resource kind and name, {@code Deployment/vote}
 * @param unified the lines of a unified difference, without the two file headers
 */
record ResourceDifference(String resource, List<String> unified) {

	private static final int CONTEXT = 2;

	private static final int HEADERS = 2;

	static List<ResourceDifference> between(Manifests before, Manifests after) {
		SortedSet<String> names = new TreeSet<>(before.resources().keySet());
		names.addAll(after.resources().keySet());
		List<ResourceDifference> differences = new ArrayList<>();
		for (String name : names) {
			List<String> from = before.resources().getOrDefault(name, "").lines().toList();
			List<String> to = after.resources().getOrDefault(name, "").lines().toList();
			if (!from.equals(to)) {
				List<String> unified = UnifiedDiffUtils.generateUnifiedDiff("before", "after", from,
						DiffUtils.diff(from, to), CONTEXT);
				differences.add(new ResourceDifference(name, unified.subList(HEADERS, unified.size())));
			}
		}
		return differences;
	}

	String text() {
		return this.resource + "\n" + String.join("\n", this.unified);
	}

}
