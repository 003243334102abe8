package dev.platform.local.standin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The redis-server that embedded-redis carries.
 */
final class RedisProgram {

	private static final String RESOURCE = "/redis-server-6.2.6-v5-linux-amd64";

	/** What the program says of itself, whatever its file is called. */
	static final String VERSION = "6.2.11";

	private final Path file;

	RedisProgram(Path releases) {
		this.file = releases.resolve("redis-" + VERSION).resolve("redis-server");
	}

	synchronized Path install() throws IOException {
		if (!Files.exists(this.file)) {
			Path fresh = this.file.resolveSibling("." + this.file.getFileName());
			Files.createDirectories(this.file.resolveSibling(""));
			try (InputStream program = RedisProgram.class.getResourceAsStream(RESOURCE)) {
				if (program == null) {
					throw new IOException("this program carries no redis-server");
				}
				Files.copy(program, fresh, StandardCopyOption.REPLACE_EXISTING);
			}
			Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
			Files.move(fresh, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		return this.file;
	}

}
