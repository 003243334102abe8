package dev.platform.local.standin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReleasesTests {

	@TempDir
	Path directory;

	@Test
	void doesNotChangeWhatRunsWhenTheJarIsBuiltAnew() throws Exception {
		Path jar = write("one");
		Releases releases = new Releases(this.directory.resolve("releases"));
		Path first = releases.keep("vote", jar);
		assertThat(releases.keep("vote", jar)).isEqualTo(first);
		Path second = releases.keep("vote", write("two"));
		assertThat(second).isNotEqualTo(first);
		assertThat(first).exists();
	}

	@Test
	void forgetsWhatHasNotBeenBuiltForLong() throws Exception {
		Releases releases = new Releases(this.directory.resolve("releases"));
		Path old = releases.keep("vote", write("one")).getParent();
		Path recent = releases.keep("vote", write("two")).getParent();
		Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
		releases.sweep();
		assertThat(old).doesNotExist();
		assertThat(recent).exists();
	}

	@Test
	void takesTheLibrariesOutOfASpringBootJar() throws Exception {
		Path start = new Releases(this.directory.resolve("releases")).keep("vote", write("one"));
		assertThat(start.resolveSibling("lib/library.jar")).exists();
		try (JarFile thin = new JarFile(start.toFile())) {
			assertThat(thin.getManifest().getMainAttributes().getValue("Main-Class")).isEqualTo("com.example.Main");
			assertThat(thin.getManifest().getMainAttributes().getValue("Class-Path")).isEqualTo("lib/library.jar");
			assertThat(thin.getEntry("com/example/Main.class")).isNotNull();
		}
	}

	private Path write(String content) throws Exception {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(new Attributes.Name("Start-Class"), "com.example.Main");
		Path jar = this.directory.resolve("vote.jar");
		try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
			entries.putNextEntry(new JarEntry("BOOT-INF/classes/com/example/Main.class"));
			entries.write(content.getBytes());
			entries.putNextEntry(new JarEntry("BOOT-INF/lib/library.jar"));
		}
		return jar;
	}

}
