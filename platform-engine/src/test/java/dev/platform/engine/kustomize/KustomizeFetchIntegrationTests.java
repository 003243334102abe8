package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script that fetches the pinned kustomize, from a mirror on this machine's disk.
 */
class KustomizeFetchIntegrationTests {

	private static final Path SCRIPT = Path.of("../bootstrap/kustomize/fetch").toAbsolutePath().normalize();

	private static final String ARCHIVE = "kustomize_v5.8.1_linux_amd64.tar.gz";

	@TempDir
	Path directory;

	private Path mirror;

	@BeforeEach
	void makeAnArchive() throws Exception {
		this.mirror = Files.createDirectory(this.directory.resolve("mirror"));
		Files.writeString(this.mirror.resolve("kustomize"), "#!/bin/sh\necho pretended\n");
		assertThat(this.mirror.resolve("kustomize").toFile().setExecutable(true)).isTrue();
		run("tar", "-czf", this.mirror.resolve(ARCHIVE).toString(), "-C", this.mirror.toString(), "kustomize");
	}

	@Test
	void refusesAnArchiveThatIsNotThePinnedRelease() throws Exception {
		Run run = run(SCRIPT.toString());
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.output()).contains("the download is not the pinned release: its checksum differs");
		assertThat(this.directory.resolve("cache/platform/bin")).doesNotExist();
	}

	@Test
	void keepsAnArchiveWhoseChecksumIsRight() throws Exception {
		Path script = Files.copy(SCRIPT, this.directory.resolve("fetch"));
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(this.mirror.resolve(ARCHIVE)));
		Files.writeString(this.directory.resolve("checksums"),
				HexFormat.of().formatHex(digest) + "  " + ARCHIVE + "\n");
		assertThat(run("bash", script.toString()).code()).isZero();
		Files.delete(this.mirror.resolve(ARCHIVE));
		Run second = run("bash", script.toString());
		assertThat(second.code()).isZero();
		assertThat(run(second.output().strip()).output()).isEqualTo("pretended\n");
	}

	@Test
	void saysWhatToDoWithoutANetwork() throws Exception {
		Files.delete(this.mirror.resolve(ARCHIVE));
		Run run = run(SCRIPT.toString());
		assertThat(run.code()).isEqualTo(1);
		assertThat(run.output()).contains("could not fetch " + ARCHIVE, "try: install kustomize 5.8.1");
	}

	private Run run(String... words) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
		builder.environment()
			.putAll(Map.of("KUSTOMIZE_MIRROR", "file://" + this.mirror, "XDG_CACHE_HOME",
					this.directory.resolve("cache").toString()));
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes());
		return new Run(process.waitFor(), output);
	}

	private record Run(int code, String output) {
	}

}
