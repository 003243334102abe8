package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.platform.cli.FreePort;
import dev.platform.cli.git.connection.RepositoryLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RemoteClockIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void isReadWithoutALogin() throws IOException {
		try (SmartHttpServer server = SmartHttpServer.start(this.directory)) {
			RemoteClock clock = clock(server.url("platform").replace("http://", "http://robot:s3cret-t0ken@"));
			assertThat(clock.isThere()).isTrue();
			assertThat(clock.host()).isEqualTo("127.0.0.1");
			assertThat(clock.time())
				.hasValueSatisfying((time) -> assertThat(Duration.between(time, Instant.now()).abs())
					.isLessThan(Duration.ofSeconds(10)));
			assertThat(server.requests).containsExactly("GET /platform.git/info/refs?service=git-upload-pack");
			assertThat(server.refused).hasValue(1);
		}
	}

	@Test
	void isNotReadWhereNobodyAnswers() throws IOException {
		assertThat(clock("http://127.0.0.1:%d/platform.git".formatted(FreePort.find())).time()).isEmpty();
	}

	@Test
	void isNotThereWithoutHttp() {
		assertThat(clock(this.directory.resolve("platform.git").toString()).isThere()).isFalse();
		assertThat(clock("ssh://git@git.example.com/platform.git").isThere()).isFalse();
	}

	private RemoteClock clock(String url) {
		return new RemoteClock(new GitRemote(() -> new RepositoryLocation(url, "main"), this.directory.resolve("cache"),
				Map.of("GIT_CONFIG_GLOBAL", "/dev/null")));
	}

}
