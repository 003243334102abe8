package dev.platform.benchmarks.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The {@code nats-server} of this machine, and the settings of its manifest as far as it
 * knows them.
 */
record NatsProgram(Path program, Path settings) {

	static final String TOKEN = "benchmark";

	/** What the manifest's settings are filled in from. */
	static final Map<String, String> ENVIRONMENT = Map.of("QUOTED_TOKEN", "\"%s\"".formatted(TOKEN));

	// NATS 2.10 was the first to have it.
	private static final String SYNC = "sync_interval";

	/**
	 * Finds it.
	 * @param directory for the settings, and for what the program says of them
	 * @param data where it keeps the votes
	 */
	static NatsProgram find(Checkout checkout, Path directory, Path data) throws IOException {
		Path program = Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
			.map((folder) -> Path.of(folder, "nats-server"))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"--queue: there is no nats-server on this machine; Debian has a package of that name"));
		List<String> lines = checkout.read("gitops/base/nats/nats.conf")
			.replace("/data", data.toString())
			.lines()
			.toList();
		NatsProgram nats = new NatsProgram(program, Files.write(directory.resolve("nats.conf"), lines));
		if (!nats.understands(directory.resolve("nats.log"))) {
			System.err.println("this nats-server does not know %s, which NATS has since 2.10: it does not write votes "
				.formatted(SYNC) + "to the disk before it accepts them, and takes several times as many");
			Files.write(nats.settings(), lines.stream().filter((line) -> !line.contains(SYNC)).toList());
		}
		return nats;
	}

	private boolean understands(Path log) {
		List<String> command = List.of(this.program.toString(), "-t", "--config", this.settings.toString());
		return Program.start(command, ENVIRONMENT, this.settings.resolveSibling("."), log).code() == 0;
	}

	List<String> command(int port, List<String> more) {
		List<String> command = new ArrayList<>(List.of(this.program.toString(), "--config", this.settings.toString(),
				"--addr", "127.0.0.1", "--port", Integer.toString(port), "--http_port", "0"));
		command.addAll(more);
		return command;
	}

}
