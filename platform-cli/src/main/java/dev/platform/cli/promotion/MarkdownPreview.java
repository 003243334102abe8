package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.manifest.ResourceDifference;

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

	private static final Pattern FENCE = Pattern.compile("`{3,}");

	String text() {
		if (this.preview.releases().isEmpty()) {
			return fenced("", this.preview.nothing());
		}
		StringBuilder text = new StringBuilder();
		text.append("%s (at %s).\n\n".formatted(this.preview.headline(),
				code(Revisions.abbreviated(this.preview.revision()))));
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
			.formatted(left, parts.size(), what, code("platform diff")));
	}

	private List<String> releases() {
		List<String> lines = new ArrayList<>(List.of("| service | version | release settings |\n|---|---|---|\n"));
		for (ReleaseChange release : this.preview.releases()) {
			String settings = String.join("<br>",
					release.settings().stream().map(SettingChange::text).map(MarkdownPreview::code).toList());
			lines.add("| %s | %s | %s |\n".formatted(release.service(), version(release), settings));
		}
		return lines;
	}

	private static String version(ReleaseChange release) {
		ImageReference from = ImageReference.of(release.fromImage());
		ImageReference to = ImageReference.of(release.toImage());
		if (from.equals(to)) {
			return code(from.shortVersion());
		}
		return from.repository().equals(to.repository()) ? "%s → %s".formatted(code(from.version()), code(to.version()))
				: "%s → %s".formatted(code(from.toString()), code(to.toString()));
	}

	private List<String> verdict() {
		List<String> lines = new ArrayList<>(List.of("### Verdict\n\n"));
		this.preview.verdict()
			.points()
			.forEach((point) -> lines
				.add("* **%s** %s\n".formatted(point.word().toLowerCase(Locale.ROOT), escaped(point.text()))));
		return lines;
	}

	private List<String> files() {
		List<String> lines = new ArrayList<>(List.of("### Edited files\n\n"));
		this.preview.files().forEach((file) -> lines.add("* %s\n".formatted(code(file.text()))));
		return lines;
	}

	private static String details(ResourceDifference difference) {
		List<String> lines = difference.unified()
			.stream()
			.map((line) -> (line.length() > LONGEST_LINE) ? line.substring(0, LONGEST_LINE) + "…" : line)
			.toList();
		return "<details><summary>%s, %s</summary>\n\n%s\n</details>\n\n".formatted(escaped(difference.resource()),
				difference.kind().toString().toLowerCase(Locale.ROOT), fenced("diff", String.join("\n", lines)));
	}

	// A fence must be longer than any within.
	private static String fenced(String language, String text) {
		String fence = "```";
		for (Matcher inner = FENCE.matcher(text); inner.find();) {
			fence = (inner.group().length() >= fence.length()) ? inner.group() + "`" : fence;
		}
		return fence + language + "\n" + text + "\n" + fence + "\n";
	}

	private static String code(String text) {
		return "`%s`".formatted(text.replace('`', '\'').replace("|", "\\|").replaceAll("\\R", " "));
	}

	// Neither markup nor a mention of somebody.
	private static String escaped(String text) {
		return text.replaceAll("\\R", " ")
			.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1")
			.replace("@", "@\u200B");
	}

	private static int size(CharSequence text) {
		return text.toString().getBytes(UTF_8).length;
	}

}
