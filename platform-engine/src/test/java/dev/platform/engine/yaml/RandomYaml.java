package dev.platform.engine.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes kustomizations in every notation that people use: comments, quotes, anchors,
 * flow style, long folded strings, Windows line ends, byte-order marks, several
 * documents, tabs before comments, no final newline.
 */
final class RandomYaml {

	private static final List<String> COMMENTS = List.of("", "", "", " # why", "\t# tab", "   # ünï 🗳: {[", " #");

	private static final List<String> PLAIN = List.of("x", "a b", "https://example.com/a?b=c#d", "ünï🗳", "1.10", "~",
			"yes", "0o7", "2024-01-01", "it's", "a:b");

	private final SplittableRandom random;

	RandomYaml(long seed) {
		this.random = new SplittableRandom(seed);
	}

	/**
	 * A file with one image {@code vote}.
	 *
	 * @param before the text up to the tag's scalar
	 * @param tag the scalar as written; its value is {@code v1}
	 * @param after the text from there on
	 */
	record Written(String before, String tag, String after) {

		String text() {
			return this.before + this.tag + this.after;
		}

		String with(String scalar) {
			return this.before + scalar + this.after;
		}

	}

	Written next() {
		List<String> fields = new ArrayList<>();
		for (int number = this.random.nextInt(4); number > 0; number--) {
			fields.add(field("other" + number));
		}
		fields.add(this.random.nextInt(4) == 0 ? flowImages() : blockImages());
		Collections.shuffle(fields, this.random);
		String text = (oneIn(3) ? "# top" + comment() + "\n" : "") + (oneIn(3) ? "---\n" : "")
				+ String.join("", fields);
		text += oneIn(6) ? "---\nanother: " + pick(List.of("document", "\"v1\"", "[]")) + "\n"
				: oneIn(5) ? "...\n" : "";
		text = oneIn(4) ? text.stripTrailing() : text;
		text = oneIn(4) ? text.replace("\n", "\r\n") : text;
		text = oneIn(6) ? "\uFEFF" + text : text;
		int start = text.indexOf('\u0001');
		int end = text.indexOf('\u0002');
		return new Written(text.substring(0, start), text.substring(start + 1, end), text.substring(end + 1));
	}

	/** A tag, as somebody may deploy it. */
	String value() {
		return pick(List.of("2.0.0", "1.10", "1e3", "0o17", "007", "v2", "latest", "2024-01-01", "12e4567", "_x",
				"2.0.0@sha256:" + "a".repeat(64), "y", "null", "true"));
	}

	private String field(String name) {
		return switch (this.random.nextInt(9)) {
			case 0 -> name + ": >\n  folded " + "word ".repeat(this.random.nextInt(60)) + "end\n\n  more\n";
			case 1 -> name + ": |-" + comment() + "\n    newTag: v1\n      deeper\n";
			case 2 -> name + ": {a: [" + quoted() + ", {b: " + quoted() + "}], c: }" + comment() + "\n";
			case 3 -> name + ":" + comment() + "\n- &" + name + " " + quoted() + "\n- *" + name + "\n";
			case 4 ->
				name + ":\n- op: " + quoted() + comment() + "\n  # between\n  value:\n" + "\n  - " + quoted() + "\n";
			case 5 -> name + ": \"long " + "text ".repeat(this.random.nextInt(40)) + "\\\n  goes \\u263a on\"\n";
			case 6 -> "? " + name + "\n: " + quoted() + "\n";
			case 7 -> name + ": !!str " + quoted() + comment() + "\n";
			default -> name + ": " + plain() + comment() + "\n";
		};
	}

	private String blockImages() {
		List<String> images = new ArrayList<>();
		String dash = pick(List.of("- ", "  - ", "-   ", "  -  "));
		String indent = " ".repeat(dash.length());
		for (int number = this.random.nextInt(3); number > 0; number--) {
			images.add(dash + "name: other" + number + comment() + "\n" + indent + "newTag: v1" + comment() + "\n");
		}
		List<String> lines = new ArrayList<>(
				List.of("name: " + notation("vote"), "newName: " + quoted(), "newTag:" + tag(true)));
		Collections.shuffle(lines, this.random);
		images.add(dash + String.join("\n" + indent, lines).replace("\n\n", "\n") + "\n");
		Collections.shuffle(images, this.random);
		return "images:" + comment() + "\n" + (oneIn(3) ? "# v1\n" : "") + String.join(oneIn(3) ? "\n" : "", images);
	}

	private String flowImages() {
		List<String> fields = new ArrayList<>(List.of("name: " + notation("vote"), "'newTag':" + tag(false)));
		Collections.shuffle(fields, this.random);
		String image = "{" + pick(List.of("", " ", "\n    ")) + String.join(pick(List.of(", ", " ,\n    ")), fields)
				+ pick(List.of("", " ", ",")) + "}";
		return "images: [" + (oneIn(2) ? "{name: other, newTag: 'v1'}, " : "") + image + "]" + comment() + "\n";
	}

	// The marks stand around what an edit may replace.
	private String tag(boolean block) {
		String space = pick(List.of(" ", "  ", " &tag ", " !!str ", " !!str &tag "));
		if (block && oneIn(6)) {
			return pick(List.of(" ", " &tag ")) + pick(List.of("|-", ">-", ">-2")).replace("2", "") + comment()
					+ "\n          \u0001v1\u0002";
		}
		String scalar = notation("v1");
		return space + "\u0001" + scalar + "\u0002" + (block ? comment() : "");
	}

	private String notation(String value) {
		return pick(List.of("%s", "'%s'", "\"%s\"")).formatted(value);
	}

	private String quoted() {
		return pick(List.of("'it''s'", "\"a \\\" b\\n\"", "'%s'".formatted("v1"), "\"# no: comment\"", "plain"));
	}

	private String plain() {
		return pick(PLAIN);
	}

	private String comment() {
		return pick(COMMENTS);
	}

	private boolean oneIn(int count) {
		return this.random.nextInt(count) == 0;
	}

	private <T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
