package dev.platform.engine.kustomize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a process writes, up to a limit.
 *
 * @param isCut whether it would have written more
 */
record BoundedText(String text, boolean isCut) {

	/** Reads until the end, or ends the process at the limit. */
	static BoundedText of(InputStream stream, int limit, Process process) {
		try (stream) {
			ByteArrayOutputStream kept = new ByteArrayOutputStream();
			byte[] part = new byte[64 * 1024];
			for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
				kept.write(part, 0, Math.min(length, limit - kept.size()));
				if (kept.size() == limit) {
					process.destroyForcibly();
					return new BoundedText(kept.toString(UTF_8), true);
				}
			}
			return new BoundedText(kept.toString(UTF_8), false);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
