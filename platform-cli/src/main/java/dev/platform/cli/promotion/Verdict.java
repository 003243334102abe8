package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.platform.cli.gitops.ServerAnswer;
import dev.platform.cli.manifest.ApiRefusal;
import dev.platform.cli.manifest.BlastRadius;
import dev.platform.cli.manifest.Removal;
import dev.platform.cli.manifest.Restart;
import dev.platform.cli.output.Printable;

/**
 * What to know before saying yes.
 *
 * @param findings what breaks a rule or a schema
 * @param reach what it reaches in a cluster
 * @param server the API server's answer
 */
record Verdict(Findings findings, BlastRadius reach, ServerAnswer server) {

	private static final int LONGEST_POINT = 1_000;

	/** Each point with the word it is told under, the gravest first. */
	List<Point> points() {
		List<Point> points = new ArrayList<>();
		add(points, "REFUSED", Stream.concat(this.reach.refusals().stream(), this.server.refusals().stream()).toList(),
				ApiRefusal::text);
		add(points, "DANGER", this.reach.removed().stream().filter(Removal::dangerous).toList(), Removal::text);
		add(points, "BRINGS", this.findings.brought(), Findings::text);
		add(points, "RISK", this.reach.risks(), Function.identity());
		add(points, "RESTARTS", this.reach.restarts(), Restart::text);
		add(points, "SCALES", this.reach.scaled(), Function.identity());
		add(points, "NETWORK", this.reach.network(), Function.identity());
		add(points, "INGRESS", this.reach.ingresses(), Function.identity());
		add(points, "SECRETS", this.reach.secrets(), Function.identity());
		add(points, "STORAGE", this.reach.storage(), Function.identity());
		add(points, "ACCESS", this.reach.access(), Function.identity());
		add(points, "ADDS", this.reach.added(), Function.identity());
		add(points, "REMOVES", this.reach.removed().stream().filter((removal) -> !removal.dangerous()).toList(),
				Removal::text);
		String unchecked = this.findings.unchecked();
		if (unchecked != null) {
			points.add(new Point("UNCHECKED", unchecked));
		}
		add(points, "API SERVER", List.of(answer()), Function.identity());
		return points;
	}

	private String answer() {
		if (this.server.notAsked() != null) {
			return "not asked: " + this.server.notAsked();
		}
		return this.server.refusals().isEmpty() ? "would take it" : "refuses it";
	}

	private static <T> void add(List<Point> points, String word, List<T> items, Function<T, String> text) {
		items.forEach((item) -> points.add(new Point(word, text.apply(item))));
	}

	String text() {
		return String.join("\n",
				points().stream()
					.map((point) -> "  %-10s  %s".formatted(point.word(), Printable.line(point.text(), LONGEST_POINT)))
					.toList());
	}

	/**
	 * One thing to know.
	 *
	 * @param word {@code RESTARTS}
	 */
	record Point(String word, String text) {
	}

}
