package dev.platform.local.manifest;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpansionTests {

	@ParameterizedTest
	@CsvSource({ "$(A), 1", "x$(A)y$(B)z, x1y2z", "$(UNKNOWN), $(UNKNOWN)", "$$(A), $(A)", "$$$(A), $1", "$A, $A",
			"${A}, ${A}", "$(A, $(A", "cost: 5$, cost: 5$" })
	void expandsLikeKubernetes(String text, String expanded) {
		assertThat(Expansion.expand(text, Map.of("A", "1", "B", "2"))).isEqualTo(expanded);
	}

}
