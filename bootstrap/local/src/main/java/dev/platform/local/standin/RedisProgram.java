package dev.platform.local.standin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.platform.local.home.Directories;
import dev.platform.local.home.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * The newest of the Redis or Valkey servers that can be had: what the launcher has
 * fetched, what this machine has installed, what ran here before, since an older one
 * cannot read its data, and the one that is carried along.
 */
final class RedisProgram {

	/** Names a server to run, if it is newer. */
	static final String VARIABLE = "PLATFORM_REDIS_SERVER";

	private static final String RESOURCE = "/redis-server-7.0.15-linux-amd64";

	private static final RedisVersion CARRIED = new RedisVersion("Redis", "7.0.15");

	private static final List<String> NAMES = List.of("valkey-server", "redis-server");

	private final Path releases;

	private final Map<String, String> environment;

	private @Nullable Chosen chosen;

	RedisProgram(Path releases, Map<String, String> environment) {
		this.releases = releases;
		this.environment = environment;
	}

	RedisVersion version() throws IOException {
		return choose().version();
	}

	/** Where it is: a copy, so that neither a build nor an upgrade changes what runs. */
	synchronized Path install() throws IOException {
		Chosen newest = choose();
		Path file = this.releases.resolve(newest.version().folder()).resolve("redis-server");
		if (!Files.exists(file)) {
			Path fresh = file.resolveSibling("." + file.getFileName());
			OwnerOnly.directories(file.resolveSibling(""));
			try (InputStream program = newest.open()) {
				Files.copy(program, fresh, StandardCopyOption.REPLACE_EXISTING);
			}
			Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
			Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
		}
		return file;
	}

	private synchronized Chosen choose() throws IOException {
		if (this.chosen == null) {
			List<Chosen> candidates = new ArrayList<>();
			for (Path program : programs()) {
				RedisVersion.of(program).ifPresent((version) -> candidates.add(new Chosen(version, program)));
			}
			candidates.add(new Chosen(CARRIED, null));
			// Of equals the first: a distribution's has fixes that its number does not
			// tell.
			this.chosen = candidates.stream()
				.max(Comparator.comparing(Chosen::version).thenComparing((one) -> -candidates.indexOf(one)))
				.orElseThrow();
		}
		return this.chosen;
	}

	private List<Path> programs() throws IOException {
		List<Path> programs = new ArrayList<>();
		String named = this.environment.getOrDefault(VARIABLE, "");
		if (!named.isEmpty()) {
			programs.add(Path.of(named));
		}
		for (String directory : this.environment.getOrDefault("PATH", "").split(":")) {
			NAMES.forEach((name) -> programs.add(Path.of(directory.isEmpty() ? "." : directory, name)));
		}
		Directories.list(this.releases).forEach((release) -> programs.add(release.resolve("redis-server")));
		return programs.stream().filter(Files::isExecutable).toList();
	}

	/**
	 * A server to run.
	 *
	 * @param program null for the one that is carried along
	 */
	private record Chosen(RedisVersion version, @Nullable Path program) {

		InputStream open() throws IOException {
			return (this.program != null) ? Files.newInputStream(this.program) : Objects.requireNonNull(
					RedisProgram.class.getResourceAsStream(RESOURCE), "this program carries no redis-server");
		}

	}

}
