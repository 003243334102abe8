package dev.platform.local.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.platform.local.manifest.Image;
import dev.platform.local.process.Launch;
import dev.platform.local.process.StopSignal;

/**
 * A real PostgreSQL, though not the build that the image names.
 */
record Postgres(Image image, PostgresProgram program) implements StandIn {

	// kept equal to the version of the binaries by a test
	static final String VERSION = "18.6";

	@Override
	public String note() {
		return "embedded PostgreSQL %s stands in for %s".formatted(VERSION, this.image);
	}

	@Override
	public StopOrder stopOrder() {
		return StopOrder.DATABASE;
	}

	@Override
	public Launch prepare(Placement placement) throws IOException, InterruptedException {
		Path data = new PostgresData(this.program, placement).directory();
		// no socket file: its path would be too long, and nobody would use it
		List<String> command = this.program.command("postgres", "-D", data.toString(), "-c",
				"listen_addresses=" + placement.host(), "-c", "unix_socket_directories=");
		command.addAll(placement.argsWithout("postgres"));
		return new Launch(placement.what(), command, placement.processEnvironment(), placement.data(), placement.log(),
				StopSignal.INT);
	}

}
