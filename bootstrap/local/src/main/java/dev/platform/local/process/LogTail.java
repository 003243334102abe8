package dev.platform.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.local.home.OwnerOnly;

/**
 * The end of a log file, and the start of the next when it has grown too long.
 */
final class LogTail {

	private static final long LONGEST = 10 * 1024 * 1024;

	private static final int TAIL = 8 * 1024;

	private static final int LONGEST_LINE = 300;

	// what people want of a line in JSON
	private static final Pattern STRUCTURED = Pattern.compile("^\\{.*\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

	private LogTail() {
	}

	static Optional<String> lastLine(Path log) {
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			file.seek(Math.max(0, file.length() - TAIL));
			byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
			file.readFully(tail);
			return new String(tail, StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank())
				.reduce((first, second) -> second)
				.map(LogTail::text)
				.map((line) -> line.substring(0, Math.min(line.length(), LONGEST_LINE)).strip());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static String text(String line) {
		Matcher message = STRUCTURED.matcher(line);
		return message.find() ? message.group(1) : line;
	}

	/** Keeps one old file beside the current one. */
	static void makeRoom(Path log) throws IOException {
		OwnerOnly.directories(Objects.requireNonNull(log.getParent()));
		if (Files.exists(log) && Files.size(log) > LONGEST) {
			Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
