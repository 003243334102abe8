package dev.platform.local.status;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StatusFileTests {

	@TempDir
	Path directory;

	@Test
	void writesEverythingInItsPlace() {
		Instant instant = Instant.parse("2026-11-21T08:00:00.123456Z");
		ServiceStatus vote = new ServiceStatus("vote", "Deployment", "vote:2.0.0", "vote:1.0.0", "b", "a",
				Sync.OUT_OF_SYNC, Health.PROGRESSING, instant, "https://dev.localhost:8443/vote/", null, 7L);
		Status status = new Status(1L, instant, Phase.RUNNING, null, "b", 8443, 8080,
				List.of(new EnvironmentStatus("dev", "a", null, List.of(vote))));
		Path file = this.directory.resolve("status.json");
		new StatusFile(file, () -> status).refresh();
		assertThat(file).hasContent("""
				{
				  "pid" : 1,
				  "startedAt" : "2026-11-21T08:00:00.123Z",
				  "phase" : "running",
				  "phaseMessage" : null,
				  "revision" : "b",
				  "httpsPort" : 8443,
				  "httpPort" : 8080,
				  "environments" : [ {
				    "name" : "dev",
				    "revision" : "a",
				    "message" : null,
				    "services" : [ {
				      "name" : "vote",
				      "kind" : "Deployment",
				      "desiredImage" : "vote:2.0.0",
				      "liveImage" : "vote:1.0.0",
				      "desiredRevision" : "b",
				      "liveRevision" : "a",
				      "sync" : "OutOfSync",
				      "health" : "Progressing",
				      "since" : "2026-11-21T08:00:00.123Z",
				      "url" : "https://dev.localhost:8443/vote/",
				      "message" : null,
				      "pid" : 7
				    } ]
				  } ]
				}
				""");
	}

}
