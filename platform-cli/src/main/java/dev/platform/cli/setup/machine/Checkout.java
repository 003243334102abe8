package dev.platform.cli.setup.machine;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.engine.Problem;

/**
 * The checkout of this repository that the launcher was started from.
 */
public record Checkout(Path root) {

	public Path launcher() {
		return this.root.resolve("platform");
	}

	/** The embedded system's program; a problem unless the launcher has built it. */
	public Path localJar() {
		Path jar = this.root.resolve("bootstrap/local/target/platform-local.jar");
		if (!Files.exists(jar)) {
			throw Problem.failed("the embedded system is not built", "./platform up");
		}
		return jar;
	}

}
