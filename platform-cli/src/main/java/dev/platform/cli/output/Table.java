package dev.platform.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table without borders: upper-case headers, columns two spaces apart. A cell is one
 * line, whatever it is made of.
 */
public final class Table {

	// Commands to copy stand in a cell, too.
	private static final int LONGEST_CELL = 1_000;

	private final List<List<String>> rows = new ArrayList<>();

	public Table(String... headers) {
		this.rows.add(List.of(headers));
	}

	/** Adds a row with as many cells as there are headers. */
	public Table row(String... cells) {
		if (cells.length != this.rows.getFirst().size()) {
			throw new IllegalArgumentException("a row needs %d cells".formatted(this.rows.getFirst().size()));
		}
		this.rows.add(Arrays.stream(cells).map(Table::cell).toList());
		return this;
	}

	// Indented as it was written.
	private static String cell(String text) {
		String words = text.stripLeading();
		boolean indented = text.startsWith(" ") && text.indexOf('\n') < 0;
		return (indented ? " ".repeat(text.length() - words.length()) : "") + Printable.line(words, LONGEST_CELL);
	}

	@Override
	public String toString() {
		int[] widths = new int[this.rows.getFirst().size()];
		for (List<String> row : this.rows) {
			Arrays.setAll(widths, (column) -> Math.max(widths[column], row.get(column).length()));
		}
		return this.rows.stream().map((row) -> line(row, widths)).collect(Collectors.joining("\n"));
	}

	private static String line(List<String> row, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int column = 0; column < widths.length; column++) {
			line.append(row.get(column)).repeat(" ", widths[column] - row.get(column).length() + 2);
		}
		return line.toString().stripTrailing();
	}

}
