package dev.platform.cli.output;

/**
 * What a use case did or found. A record that implements it is its own JSON form.
 */
public interface Report {

	/** The report for a person, without a final line break. */
	String text();

	/** The report for a page: the text as it is, unless a report has more to offer. */
	default String markdown() {
		return Markdown.fenced("", text()).strip();
	}

}
