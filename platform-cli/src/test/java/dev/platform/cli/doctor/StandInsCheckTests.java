package dev.platform.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import dev.platform.cli.embedded.EmbeddedRollouts;
import dev.platform.cli.embedded.EmbeddedSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StandInsCheckTests {

	private static final String STATUS = """
			{"pid": %d, "startedAt": "%s", "phase": "running", "phaseMessage": null, "revision": "0", "httpsPort": 1,
			 "httpPort": 2, "environments": [{"name": "dev", "revision": "0", "message": null, "services": [
			  {"name": "redis", "kind": "StatefulSet", "desiredImage": "redis:8", "liveImage": "redis:8",
			   "desiredRevision": "0", "liveRevision": "0", "sync": "Synced", "health": "Healthy",
			   "since": "2026-01-01T00:00:00Z", "url": null, "message": "%s", "pid": 1}]}]}
			""";

	@TempDir
	Path directory;

	@Test
	void namesWhatRuns() throws Exception {
		assertThat(diagnose("Valkey 9.1.2 stands in for redis:8"))
			.isEqualTo(Diagnosis.ok("Valkey 9.1.2 stands in for redis:8"));
	}

	@Test
	void warnsOfMissingFixes() throws Exception {
		Diagnosis found = diagnose("Redis 7.0.15 stands in for redis:8; by its version it lacks the fixes of CVE-1");
		assertThat(found.verdict()).isEqualTo(CheckResult.WARN);
		assertThat(found.message()).contains("Redis 7.0.15", "CVE-1");
		assertThat(found.mend()).startsWith("bootstrap/valkey/fetch");
	}

	@Test
	void saysNothingOfTheRealThing() throws Exception {
		assertThat(diagnose("")).isEqualTo(Diagnosis.ok("every image is what it says"));
	}

	@Test
	void saysThatNothingRuns() {
		assertThat(check().diagnose()).isEqualTo(Diagnosis.ok("nothing runs: embedded system: not running"));
	}

	private Diagnosis diagnose(String message) throws IOException {
		Files.writeString(this.directory.resolve("status.json"),
				STATUS.formatted(ProcessHandle.current().pid(), Instant.now(), message));
		return check().diagnose();
	}

	private StandInsCheck check() {
		return new StandInsCheck(new Surroundings(new EmbeddedRollouts(new EmbeddedSystem(this.directory)), null));
	}

}
