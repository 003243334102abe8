package dev.platform.local.standin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.platform.local.home.Directories;
import dev.platform.local.home.Home;
import dev.platform.local.process.Children;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL that zonky's archive carries.
 */
final class PostgresProgram {

	private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

	private static final int EXECUTABLE = 0100;

	private final Home home;

	private final Children children;

	PostgresProgram(Home home, Children children) {
		this.home = home;
		this.children = children;
	}

	Children children() {
		return this.children;
	}

	/**
	 * A command of it. PostgreSQL refuses to be root, so that root becomes nobody in a
	 * user namespace first.
	 */
	List<String> command(String program, String... args) throws IOException {
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("unshare", "-U"));
		}
		command.add(install().resolve("bin").resolve(program).toString());
		command.addAll(List.of(args));
		return command;
	}

	private synchronized Path install() throws IOException {
		URL archive = PostgresProgram.class.getResource(ARCHIVE);
		if (archive == null) {
			throw new IOException("this program carries no PostgreSQL");
		}
		// the archive has no version of its own, and its length is known without reading
		// it
		String key = Long.toHexString(archive.openConnection().getContentLengthLong());
		Path directory = this.home.releases().resolve("postgresql-" + key);
		if (!Files.exists(directory)) {
			Path fresh = directory.resolveSibling("." + directory.getFileName());
			Directories.delete(fresh);
			try (InputStream content = new XZInputStream(new BufferedInputStream(archive.openStream()))) {
				extract(new TarArchiveInputStream(content), fresh);
			}
			Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
		}
		return directory;
	}

	private static void extract(TarArchiveInputStream archive, Path directory) throws IOException {
		for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
			Path file = directory.resolve(entry.getName()).normalize();
			if (entry.isDirectory()) {
				Files.createDirectories(file);
				continue;
			}
			Files.createDirectories(Objects.requireNonNull(file.getParent()));
			if (entry.isSymbolicLink()) {
				Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
			}
			else if (entry.isFile()) {
				Files.copy(archive, file);
				if ((entry.getMode() & EXECUTABLE) != 0) {
					Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
				}
			}
		}
	}

}
