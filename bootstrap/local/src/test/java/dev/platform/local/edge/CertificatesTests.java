package dev.platform.local.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CertificatesTests {

	@TempDir
	Path directory;

	private final Instant now = Instant.now();

	@Test
	void vouchesForItsHosts() throws Exception {
		Identity edge = covering(List.of("dev.localhost"), this.now);
		assertThat(edge.certificate().getSubjectAlternativeNames()).extracting((name) -> String.valueOf(name.getLast()))
			.containsExactlyInAnyOrder("dev.localhost", "localhost");
		edge.certificate().verify(edge.chain().getLast().getPublicKey());
		assertThat(edge.chain().getLast().getBasicConstraints()).isZero();
	}

	@Test
	void isMadeOnce() throws Exception {
		Identity first = covering(List.of("dev.localhost"), this.now);
		assertThat(covering(List.of("dev.localhost"), this.now).certificate()).isEqualTo(first.certificate());
	}

	@Test
	void isMadeAgainForOtherHostsByTheSameAuthority() throws Exception {
		Identity first = covering(List.of("dev.localhost"), this.now);
		Identity second = covering(List.of("dev.localhost", "prod.localhost"), this.now);
		assertThat(second.certificate()).isNotEqualTo(first.certificate());
		assertThat(second.chain().getLast()).isEqualTo(first.chain().getLast());
	}

	@Test
	void isMadeAgainBeforeItEnds() throws Exception {
		Identity first = covering(List.of(), this.now);
		assertThat(covering(List.of(), this.now.plus(Duration.ofDays(330))).certificate())
			.isEqualTo(first.certificate());
		assertThat(covering(List.of(), this.now.plus(Duration.ofDays(340))).certificate())
			.isNotEqualTo(first.certificate());
	}

	@Test
	void keepsItsKeysToItself() throws Exception {
		covering(List.of(), this.now);
		for (String key : List.of("ca.key", "edge.key")) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.directory.resolve(key))))
				.isEqualTo("rw-------");
		}
	}

	private Identity covering(List<String> hosts, Instant time) throws Exception {
		return new Certificates(this.directory).covering(hosts, time);
	}

}
