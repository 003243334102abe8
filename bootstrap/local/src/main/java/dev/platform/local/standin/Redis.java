package dev.platform.local.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.platform.local.home.WholeFile;
import dev.platform.local.manifest.Image;
import dev.platform.local.process.Launch;
import dev.platform.local.process.StopSignal;

/**
 * A real Redis, though not the version that the image names.
 */
record Redis(Image image, RedisProgram program) implements StandIn {

	@Override
	public String note() {
		return "embedded Redis %s stands in for %s".formatted(RedisProgram.VERSION, this.image);
	}

	@Override
	public StopOrder stopOrder() {
		return StopOrder.QUEUE;
	}

	@Override
	public Launch prepare(Placement placement) throws IOException {
		Files.createDirectories(placement.data());
		List<String> command = new ArrayList<>(List.of(this.program.install().toString()));
		// The manifest's command writes such a file and starts the image's own
		// entrypoint.
		command.add(password(placement).toString());
		command.addAll(placement.args());
		// last, because the last one counts
		command.addAll(List.of("--bind", placement.host(), "--dir", placement.data().toString(), "--daemonize", "no"));
		return new Launch(placement.what(), command, placement.processEnvironment(), placement.data(), placement.log(),
				StopSignal.TERM);
	}

	private static Path password(Placement placement) throws IOException {
		String password = placement.variables().get("REDIS_PASSWORD");
		Path file = placement.data().resolve("password.conf");
		WholeFile.writeSecret(file, (password != null) ? "requirepass %s\n".formatted(password) : "");
		return file;
	}

}
