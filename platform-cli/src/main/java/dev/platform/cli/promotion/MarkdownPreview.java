package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.manifest.ResourceDifference;
import dev.platform.cli.output.Markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A preview as the body of a pull request. Providers take 64 KiB at most: where it would
 * be longer, differences are left out, and it says which.
 */
record MarkdownPreview(Preview preview) {

	static final int LARGEST = 60_000;

	// For what is said about those left out.
	private static final int RESERVE = 2_000;

	private static final int LONGEST_LINE = 400;

	String text() {
		if (this.preview.releases().isEmpty()) {
			return Markdown.fenced("", this.preview.nothing());
		}
		StringBuilder text = new StringBuilder();
		text.append("%s (at %s).\n\n".formatted(this.preview.headline(),
				Markdown.code(Revisions.abbreviated(this.preview.revision()))));
		appendBounded(text, "services", releases());
		appendBounded(text, "points of the verdict", verdict());
		appendBounded(text, "files", files());
		appendBounded(text, "differences", this.preview.resources().stream().map(MarkdownPreview::details).toList());
		return text.toString().strip();
	}

	private static void appendBounded(StringBuilder text, String what, List<String> parts) {
		int left = 0;
		for (String part : parts) {
			boolean fits = size(text) + size(part) < LARGEST - RESERVE;
			text.append(fits ? part : "");
			left += fits ? 0 : 1;
		}
		text.append((left == 0) ? "\n" : "\n**%d of %d %s are left out here**, they would make this too long: %s\n\n"
			.formatted(left, parts.size(), what, Markdown.code("platform diff")));
	}

	private List<String> releases() {
		List<String> lines = new ArrayList<>(List.of("| service | version | release settings |\n|---|---|---|\n"));
		for (ReleaseChange release : this.preview.releases()) {
			String settings = String.join("<br>",
					release.settings().stream().map(SettingChange::text).map(Markdown::code).toList());
			lines.add("| %s | %s | %s |\n".formatted(release.service(), version(release), settings));
		}
		return lines;
	}

	private static String version(ReleaseChange release) {
		ImageReference from = ImageReference.written(release.fromImage());
		ImageReference to = ImageReference.written(release.toImage());
		if (from.equals(to)) {
			return Markdown.code(from.shortVersion());
		}
		return from.repository().equals(to.repository())
				? "%s → %s".formatted(Markdown.code(from.version()), Markdown.code(to.version()))
				: "%s → %s".formatted(Markdown.code(from.toString()), Markdown.code(to.toString()));
	}

	private List<String> verdict() {
		List<String> lines = new ArrayList<>(List.of("### Verdict\n\n"));
		this.preview.verdict()
			.points()
			.forEach((point) -> lines
				.add("* **%s** %s\n".formatted(point.word().toLowerCase(Locale.ROOT), Markdown.escaped(point.text()))));
		return lines;
	}

	private List<String> files() {
		List<String> lines = new ArrayList<>(List.of("### Edited files\n\n"));
		this.preview.files().forEach((file) -> lines.add("* %s\n".formatted(Markdown.code(file.text()))));
		return lines;
	}

	private static String details(ResourceDifference difference) {
		List<String> lines = difference.unified()
			.stream()
			.map((line) -> (line.length() > LONGEST_LINE) ? line.substring(0, LONGEST_LINE) + "…" : line)
			.toList();
		return "<details><summary>%s, %s</summary>\n\n%s\n</details>\n\n".formatted(
				Markdown.escaped(difference.resource()), difference.kind().toString().toLowerCase(Locale.ROOT),
				Markdown.fenced("diff", String.join("\n", lines)));
	}

	private static int size(CharSequence text) {
		return text.toString().getBytes(UTF_8).length;
	}

}
