package dev.platform.vote;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code nats-server} of this machine, with the settings that environments give it as
 * far as it knows them.
 */
record NatsProgram(Path program, Path settings) {

	static final String TOKEN = "tests";

	private static final Path SHIPPED = Path.of("../../gitops/base/nats/nats.conf");

	// NATS 2.10 was the first to have it.
	private static final String SYNC = "sync_interval";

	/** Where it is, if it is installed. */
	static Optional<Path> installed() {
		return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
			.map((directory) -> Path.of(directory, "nats-server"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	static NatsProgram keepingVotesIn(Path data) throws IOException, InterruptedException {
		Path settings = Files.createTempFile("nats", ".conf");
		List<String> lines = Files.readString(SHIPPED).replace("/data", data.toString()).lines().toList();
		NatsProgram nats = new NatsProgram(installed().orElseThrow(), Files.write(settings, lines));
		if (nats.run("-t").waitFor() != 0) {
			System.err.printf("This nats-server does not know %s: the tests of the queue in NATS run without it.%n",
					SYNC);
			Files.write(settings, lines.stream().filter((line) -> !line.contains(SYNC)).toList());
		}
		return nats;
	}

	Process start(int port) throws IOException {
		return run("--addr", "127.0.0.1", "--port", Integer.toString(port), "--http_port", "0");
	}

	private Process run(String... more) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.program.toString(), "--config", this.settings.toString()));
		command.addAll(List.of(more));
		var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
		builder.environment().put("QUOTED_TOKEN", "\"%s\"".formatted(TOKEN));
		return builder.start();
	}

}
