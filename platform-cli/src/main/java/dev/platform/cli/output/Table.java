package dev.platform.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table without borders: upper-case headers, columns two spaces apart.
 */
public final class Table {

	private final List<List<String>> rows = new ArrayList<>();

	public Table(String... headers) {
		this.rows.add(List.of(headers));
	}

	/** Adds a row with as many cells as there are headers. */
	public Table row(String... cells) {
		if (cells.length != this.rows.getFirst().size()) {
			throw new IllegalArgumentException("a row needs %d cells".formatted(this.rows.getFirst().size()));
		}
		this.rows.add(List.of(cells));
		return this;
	}

	@Override
	public String toString() {
		return this.rows.stream().map(this::line).collect(Collectors.joining("\n"));
	}

	private String line(List<String> row) {
		StringBuilder line = new StringBuilder();
		for (int column = 0; column < row.size(); column++) {
			line.append(row.get(column)).repeat(" ", width(column) - row.get(column).length() + 2);
		}
		return line.toString().stripTrailing();
	}

	private int width(int column) {
		return this.rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0);
	}

}
