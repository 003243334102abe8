package dev.platform.local.standin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import dev.platform.local.process.Children;
import dev.platform.local.process.Launch;
import dev.platform.local.process.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ahead-of-time caches of releases, with which they start at little more than half of the
 * cost; each is made once, beside its jar, while nobody waits for it.
 */
final class AotCaches {

	private static final Logger logger = LoggerFactory.getLogger(AotCaches.class);

	private final Children children;

	private final Executor later;

	private final Set<Path> begun = ConcurrentHashMap.newKeySet();

	/**
	 * Caches to be made.
	 * @param later runs one task after the other, when there is time
	 */
	AotCaches(Children children, Executor later) {
		this.children = children;
		this.later = later;
	}

	/** What makes this jar start from its cache; nothing as long as there is none. */
	List<String> flags(Path jar, List<String> java, Placement placement) {
		// It is valid for the very JVM that made it.
		Path cache = jar.resolveSibling("%s.aot".formatted(Runtime.version()));
		if (Files.exists(cache)) {
			return List.of("-XX:AOTCache=" + cache);
		}
		if (Files.isDirectory(jar.resolveSibling("lib")) && this.begun.add(cache)) {
			this.later.execute(() -> make(jar, java, cache, placement));
		}
		return List.of();
	}

	private void make(Path jar, List<String> java, Path cache, Placement placement) {
		Path fresh = cache.resolveSibling("." + cache.getFileName());
		List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
		command.addAll(java);
		// Far enough to load nearly every class, and neither serving nor calling anybody.
		command
			.addAll(List.of("-XX:AOTCacheOutput=" + fresh, "-Dspring.context.exit=onRefresh", "-jar", jar.toString()));
		Path directory = cache.resolveSibling("");
		try {
			this.children.run(new Launch("cache of " + jar.getFileName(), command, placement.processEnvironment(),
					directory, directory.resolve("aot.log"), StopSignal.TERM), new File("/dev/null"));
			Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			logger.warn("{} starts without a cache: {}", jar.getFileName(), ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
