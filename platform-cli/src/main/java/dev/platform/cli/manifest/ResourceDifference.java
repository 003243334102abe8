package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.platform.cli.output.Printable;

/**
 * What a change does to one rendered resource.
 *
 * @param resource kind and name, {@code Deployment/vote}
 * @param unified the lines of a unified difference, without the two file headers; secrets
 * are numbered instead of shown
 */
public record ResourceDifference(String resource, DifferenceKind kind, List<String> unified) {

	private static final int CONTEXT = 2;

	private static final int HEADERS = 2;

	private static final int MOST_COMPARED = 5_000;

	/** The differences between two renderings, in the order of their names. */
	public static List<ResourceDifference> between(Manifests before, Manifests after) {
		SortedSet<ResourceId> names = new TreeSet<>(before.resources().keySet());
		names.addAll(after.resources().keySet());
		Redaction redaction = new Redaction();
		List<ResourceDifference> differences = new ArrayList<>();
		for (ResourceId name : names) {
			Resource from = before.resources().get(name);
			Resource to = after.resources().get(name);
			if (from == null || to == null || !from.text().equals(to.text())) {
				List<String> old = (from != null) ? redaction.text(from).lines().toList() : List.of();
				List<String> young = (to != null) ? redaction.text(to).lines().toList() : List.of();
				differences
					.add(new ResourceDifference(name.toString(), DifferenceKind.of(from, to), unified(old, young)));
			}
		}
		return differences;
	}

	private static List<String> unified(List<String> from, List<String> to) {
		int alike = alike(from, to);
		int ending = alike(from.subList(alike, from.size()).reversed(), to.subList(alike, to.size()).reversed());
		int gone = from.size() - alike - ending;
		int come = to.size() - alike - ending;
		// The time to compare them grows with the square of what differs.
		if (Math.max(gone, come) > MOST_COMPARED) {
			return List.of("@@ -%d,%d +%1$d,%d @@".formatted(alike + 1, gone, come),
					"  %d lines become %d others: too many to be compared".formatted(gone, come));
		}
		List<String> unified = UnifiedDiffUtils.generateUnifiedDiff("before", "after", from, DiffUtils.diff(from, to),
				CONTEXT);
		return List.copyOf(unified.subList(Math.min(HEADERS, unified.size()), unified.size()));
	}

	private static int alike(List<String> from, List<String> to) {
		int most = Math.min(from.size(), to.size());
		int alike = 0;
		while (alike < most && from.get(alike).equals(to.get(alike))) {
			alike++;
		}
		return alike;
	}

	public String text() {
		return Printable.line(this.resource) + this.kind.remark() + "\n" + String.join("\n", this.unified);
	}

}
