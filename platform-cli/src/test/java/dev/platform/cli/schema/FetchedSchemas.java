package dev.platform.cli.schema;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pinned schemas, fetched the way the launcher does.
 */
public final class FetchedSchemas {

	private FetchedSchemas() {
	}

	public static Schemas get() throws IOException, InterruptedException {
		return new Schemas(directory());
	}

	/** Where they are. */
	public static Path directory() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("../bootstrap/schemas/fetch")
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String directory = new String(process.getInputStream().readAllBytes()).strip();
		assertThat(process.waitFor()).as("bootstrap/schemas/fetch").isZero();
		return Path.of(directory);
	}

}
