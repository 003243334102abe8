package dev.platform.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The repository on its volume, which no other server has open at the same time.
 */
final class BareRepository implements AutoCloseable {

	/** The branch that everything follows. */
	static final String MAIN = Constants.R_HEADS + "main";

	private static final Logger logger = LoggerFactory.getLogger(BareRepository.class);

	private final FileChannel ownership;

	private final Repository repository;

	private BareRepository(FileChannel ownership, Repository repository) {
		this.ownership = ownership;
		this.repository = repository;
	}

	/** Opens it, or creates it empty. */
	static BareRepository open(Path directory) throws IOException {
		Files.createDirectories(directory);
		FileChannel ownership = own(directory);
		Path path = directory.resolve("platform.git");
		Repository repository = new FileRepository(path.toFile());
		if (Files.exists(path.resolve(Constants.HEAD))) {
			forgetInterruptedWrites(path);
		}
		else {
			repository.create(true);
			RefUpdate head = repository.updateRef(Constants.HEAD);
			head.disableRefLog();
			head.link(MAIN);
			logger.info("created {}", path);
		}
		configure(repository);
		return new BareRepository(ownership, repository);
	}

	Repository repository() {
		return this.repository;
	}

	private static FileChannel own(Path directory) throws IOException {
		FileChannel file = FileChannel.open(directory.resolve("owner"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (file.tryLock() == null) {
			file.close();
			throw new IOException("another server has " + directory + " open");
		}
		return file;
	}

	// A server that was killed leaves its locks; as the only one here, we know that
	// nobody holds them.
	private static void forgetInterruptedWrites(Path path) throws IOException {
		List<Path> leftovers;
		try (var files = Files.walk(path)) {
			leftovers = files.filter(Files::isRegularFile).filter(BareRepository::isUnfinished).toList();
		}
		for (Path leftover : leftovers) {
			Files.delete(leftover);
			logger.warn("removed {}, which an interrupted write left behind", leftover);
		}
	}

	private static boolean isUnfinished(Path file) {
		String name = file.getFileName().toString();
		return name.endsWith(".lock") || name.startsWith("incoming_") || name.endsWith(".tmp") || name.equals("gc.pid")
				|| name.startsWith("noz") && name.length() > 3;
	}

	private static void configure(Repository repository) throws IOException {
		StoredConfig config = repository.getConfig();
		// What was accepted is still there after a power cut.
		config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "fsyncObjectFiles", true);
		config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "fsyncRefFiles", true);
		config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "logAllRefUpdates", true);
		config.save();
	}

	@Override
	public void close() throws IOException {
		this.repository.close();
		this.ownership.close();
	}

}
