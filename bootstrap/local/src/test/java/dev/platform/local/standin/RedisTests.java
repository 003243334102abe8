package dev.platform.local.standin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import dev.platform.local.manifest.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RedisTests {

	@Test
	void allowsWhatTheManifestAllows() throws Exception {
		String printed = Files.readAllLines(Path.of("../../gitops/base/redis/statefulset.yaml"))
			.stream()
			.filter((line) -> line.strip().startsWith("printf ' "))
			.map((line) -> line.replaceFirst("^ *printf '", "").replaceFirst("(\\\\n)?'$", ""))
			.collect(Collectors.joining());
		assertThat(printed.strip()).isEqualTo(Redis.ALLOWED);
	}

	@Test
	void tellsWhatRunsAndWhichFixesItLacks(@TempDir Path directory) {
		assertThat(note(directory, "Valkey", "9.1.2")).isEqualTo("Valkey 9.1.2 stands in for redis:8.2.3");
		assertThat(note(directory, "Redis", "8.2.3")).isEqualTo("Redis 8.2.3 stands in for redis:8.2.3");
		assertThat(note(directory, "Redis", "7.0.15"))
			.startsWith("Redis 7.0.15 stands in for redis:8.2.3; by its version it lacks the fixes of CVE-2024-31228, ")
			.endsWith(", CVE-2025-49844");
		assertThat(note(directory, "Redis", "8.2.1"))
			.endsWith("lacks the fixes of CVE-2025-46817, CVE-2025-46818, CVE-2025-46819, CVE-2025-49844");
		assertThat(note(directory, "Redis", "8.4.0")).isEqualTo("Redis 8.4.0 stands in for redis:8.2.3");
	}

	private static String note(Path directory, String product, String number) {
		return new Redis(new Image("redis:8.2.3"), new RedisProgram(directory, Map.of()),
				new RedisVersion(product, number))
			.note();
	}

}
