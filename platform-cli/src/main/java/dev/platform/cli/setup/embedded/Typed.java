package dev.platform.cli.setup.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.output.Progress;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.engine.Problem;

/**
 * Runs commands of this tool the way a person does, and shows what was typed.
 */
record Typed(Checkout checkout, Progress progress) {

	void run(String... words) {
		this.progress.tell("\n$ ./platform " + String.join(" ", words));
		List<String> command = new ArrayList<>(List.of(this.checkout.launcher().toString()));
		command.addAll(List.of(words));
		try {
			int code = new ProcessBuilder(command).inheritIO().start().waitFor();
			if (code != 0) {
				throw Problem.failed("that ended with exit code " + code, "platform status");
			}
		}
		catch (IOException ex) {
			throw Problem.failed("cannot run %s: %s".formatted(this.checkout.launcher(), ex.getMessage()),
					"start the demo as ./platform demo", ex);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("platform demo", ex);
		}
	}

}
