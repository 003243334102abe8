package dev.platform.local.standin;

import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import dev.platform.local.fixture.ShortProgram;
import dev.platform.local.home.Home;
import dev.platform.local.process.Children;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AotCachesTests {

	private static final List<String> JAVA = List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
			"-XX:+UseSerialGC");

	@TempDir
	Path directory;

	private final Deque<Runnable> later = new ArrayDeque<>();

	@Test
	void startsFromACacheOnceOneIsMade() throws Exception {
		Path jar = jar();
		Files.createDirectory(jar.resolveSibling("lib"));
		AotCaches caches = new AotCaches(new Children(new Home(this.directory)), this.later::add);
		assertThat(caches.flags(jar, JAVA, placement())).isEmpty();
		assertThat(caches.flags(jar, JAVA, placement())).isEmpty();
		assertThat(this.later).hasSize(1);
		this.later.remove().run();
		List<String> flags = caches.flags(jar, JAVA, placement());
		assertThat(flags).singleElement().asString().startsWith("-XX:AOTCache=");
		assertThat(runStrictly(flags, jar)).isZero();
	}

	@Test
	void makesNoneForAJarWithoutLibraries() throws Exception {
		AotCaches caches = new AotCaches(new Children(new Home(this.directory)), this.later::add);
		assertThat(caches.flags(jar(), JAVA, placement())).isEmpty();
		assertThat(this.later).isEmpty();
	}

	// In this mode a cache that does not fit is an error.
	private static int runStrictly(List<String> flags, Path jar) throws Exception {
		List<String> command = new ArrayList<>(JAVA);
		command.addAll(flags);
		command.addAll(List.of("-XX:AOTMode=on", "-jar", jar.toString()));
		return new ProcessBuilder(command).inheritIO().start().waitFor();
	}

	private Placement placement() throws Exception {
		return new Placement("dev", null, InetAddress.getLoopbackAddress(), Map.of(), this.directory, this.directory,
				this.directory.resolve("log"));
	}

	private Path jar() throws Exception {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ShortProgram.class.getName());
		String name = ShortProgram.class.getName().replace('.', '/') + ".class";
		Path jar = Files.createDirectory(this.directory.resolve("release")).resolve("short.jar");
		try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar), manifest);
				InputStream program = ShortProgram.class.getResourceAsStream("/" + name)) {
			entries.putNextEntry(new JarEntry(name));
			program.transferTo(entries);
		}
		return jar;
	}

}
