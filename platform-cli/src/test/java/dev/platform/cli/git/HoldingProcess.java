package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.platform.cli.output.Pause;

/**
 * Holds the lock that is named until it is killed; prints a line once it does.
 */
final class HoldingProcess {

	private HoldingProcess() {
	}

	public static void main(String[] arguments) throws IOException {
		new CloneLock(Path.of(arguments[0])).holding(() -> {
			System.out.println("held");
			Pause.of(Duration.ofHours(1), "");
			return arguments;
		});
	}

}
