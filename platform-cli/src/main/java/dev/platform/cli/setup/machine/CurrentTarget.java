package dev.platform.cli.setup.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import dev.platform.engine.Problem;

/**
 * Which of the two that can run on this machine was started last: commands are about it.
 *
 * @param file where that is remembered; without it, there is only what a kubeconfig names
 */
public record CurrentTarget(Path file) {

	public static final String EMBEDDED = "embedded";

	public static final String CLUSTER = "cluster";

	/** Whether it is the embedded system rather than a cluster. */
	public boolean isEmbedded() {
		try {
			return Files.exists(this.file) && Files.readString(this.file).strip().equals(EMBEDDED);
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read %s: %s".formatted(this.file, ex.getMessage()), "look at its owner", ex);
		}
	}

	public void choose(String target) {
		try {
			OwnerOnly.state(Objects.requireNonNull(this.file.getParent()));
			Files.writeString(this.file, target + "\n");
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write %s: %s".formatted(this.file, ex.getMessage()), "look at its owner", ex);
		}
	}

}
