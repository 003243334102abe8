package dev.platform.local.manifest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageTests {

	@ParameterizedTest
	@CsvSource({ "vote, vote", "redis:8.2.3, redis", "localhost:5000/team/vote:1.0.0, vote",
			"ghcr.io/acme/vote:1.0.0@sha256:0123, vote", "ghcr.io/acme/vote@sha256:0123, vote" })
	void isCalledLikeTheLastSegment(String reference, String name) {
		assertThat(new Image(reference).name()).isEqualTo(name);
	}

}
