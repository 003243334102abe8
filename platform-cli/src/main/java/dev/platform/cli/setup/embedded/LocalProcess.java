package dev.platform.cli.setup.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.platform.cli.embedded.EmbeddedSystem;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.cli.setup.machine.OwnerOnly;
import dev.platform.engine.Problem;

/**
 * Starts the embedded system's process.
 */
record LocalProcess(Checkout checkout, EmbeddedSystem system, List<String> kustomize) {

	/**
	 * Starts it in a session of its own, so that a Ctrl-C here or a closed terminal is
	 * not its end. What it writes is for nobody else on this machine.
	 */
	Process start(Addresses addresses) {
		Path log = this.system.log();
		List<String> words = new ArrayList<>(List.of("sh", "-c", "umask 077; exec \"$@\"", "sh", "setsid",
				Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-Xmx128m", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow", "-jar", this.checkout.localJar().toString(), "--home",
				this.system.home().toString(), "--checkout", this.checkout.root().toString(), "--kustomize",
				String.join(" ", this.kustomize)));
		words.addAll(List.of("--https-port", String.valueOf(addresses.https()), "--http-port",
				String.valueOf(addresses.http()), "--network", addresses.network()));
		try {
			OwnerOnly.directories(Objects.requireNonNull(log.getParent()));
			OwnerOnly.file(log);
			return new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(log.toFile())
				.start();
		}
		catch (IOException ex) {
			throw Problem.failed("cannot start the embedded system: " + ex.getMessage(),
					"install util-linux, for setsid", ex);
		}
	}

	/** The last line that it logged, for a message. */
	String lastWords() {
		try (var lines = Files.lines(this.system.log())) {
			return lines.filter((line) -> !line.isBlank())
				.reduce((first, second) -> second)
				.map((line) -> line.replaceFirst("^platform-local: ", ""))
				.orElse("the embedded system ended without a word");
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
