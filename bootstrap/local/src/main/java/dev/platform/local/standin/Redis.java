package dev.platform.local.standin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import dev.platform.local.home.OwnerOnly;
import dev.platform.local.home.WholeFile;
import dev.platform.local.manifest.Image;
import dev.platform.local.process.Launch;
import dev.platform.local.process.StopSignal;

/**
 * A real Redis, or Valkey, though not the version that the image names.
 */
record Redis(Image image, RedisProgram program, RedisVersion version) implements StandIn {

	/**
	 * What services may do, in the manifest's words; a test holds them against it. Keys
	 * are theirs to read and write; settings, files, users, other clients and other
	 * servers are not.
	 */
	static final String ALLOWED = "~* resetchannels -@all +@read +@write +@stream +@connection +@transaction"
			+ " +eval +evalsha +script|load -@dangerous";

	@Override
	public String note() {
		List<String> missing = RedisFixes.missing(this.version);
		String note = "%s stands in for %s".formatted(this.version, this.image);
		return missing.isEmpty() ? note
				: "%s; by its version it lacks the fixes of %s".formatted(note, String.join(", ", missing));
	}

	@Override
	public StopOrder stopOrder() {
		return StopOrder.QUEUE;
	}

	@Override
	public Launch prepare(Placement placement) throws IOException {
		OwnerOnly.directories(placement.data());
		List<String> command = new ArrayList<>(List.of(this.program.install().toString()));
		// The manifest's command writes such a file and starts the image's own
		// entrypoint.
		command.add(users(placement).toString());
		command.addAll(placement.args());
		// last, because the last one counts
		command.addAll(List.of("--bind", placement.host(), "--protected-mode", "yes", "--dir",
				placement.data().toString(), "--daemonize", "no"));
		return new Launch(placement.what(), command, placement.processEnvironment(), placement.data(), placement.log(),
				StopSignal.TERM);
	}

	private static Path users(Placement placement) throws IOException {
		String password = placement.variables().get("REDIS_PASSWORD");
		Path file = placement.data().resolve("users.conf");
		WholeFile.write(file,
				(password != null) ? "user default reset on #%s %s\n".formatted(sha256(password), ALLOWED) : "");
		return file;
	}

	private static String sha256(String password) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
