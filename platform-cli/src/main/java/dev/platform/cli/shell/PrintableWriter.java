package dev.platform.cli.shell;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

import dev.platform.cli.output.Printable;

/**
 * Passes on only what is safe to show, whoever forgot to see to it. Reports and problems
 * are printable before they come here: JSON keeps its data as escapes.
 */
final class PrintableWriter extends FilterWriter {

	PrintableWriter(Writer out) {
		super(out);
	}

	@Override
	public void write(int character) throws IOException {
		write(String.valueOf((char) character));
	}

	@Override
	public void write(char[] characters, int offset, int length) throws IOException {
		write(new String(characters, offset, length));
	}

	@Override
	public void write(String text, int offset, int length) throws IOException {
		String safe = Printable.block(text.substring(offset, offset + length));
		this.out.write(safe, 0, safe.length());
	}

}
