package dev.platform.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a program that ends at once prints, as far as somebody reads it.
 */
public final class ProgramOutput {

	private static final int PATIENCE_SECONDS = 10;

	private static final int LONGEST = 1000;

	private ProgramOutput() {
	}

	/**
	 * Both streams; empty where the program does not run on this machine, or fails.
	 * @throws IOException when this thread is interrupted
	 */
	public static Optional<String> of(String... words) throws IOException {
		try {
			Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
			try {
				process.getOutputStream().close();
				String said = new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
				return (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0)
						? Optional.of(said) : Optional.empty();
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (IOException _) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

}
