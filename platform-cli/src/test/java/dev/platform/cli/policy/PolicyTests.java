package dev.platform.cli.policy;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every rule has objects that it passes and objects that it fails, and each of these
 * breaks that rule alone.
 */
class PolicyTests {

	// No API server has them, so that they are left out where its verdict is compared.
	private static final List<String> OF_VALIDATE_ALONE = List.of("network-policy", "disruption-budget",
			"policy-exception", "project-kinds");

	// Here every environment has its fence, or another rule says so:
	// AdmissionIntegrationTests.
	private static final List<String> OF_THE_CLUSTER_ALONE = List.of("environment-unfenced");

	static Stream<Fixture> ofPolicies() {
		return Fixture.ofPolicies().stream();
	}

	static Stream<Fixture> ofSeveralObjects() {
		return Fixture.ofSeveralObjects().stream();
	}

	@ParameterizedTest
	@MethodSource("ofPolicies")
	void saysOfAnObjectWhatItsNameSays(Fixture fixture) {
		assertThat(fixture.findings()).filteredOn((finding) -> !OF_VALIDATE_ALONE.contains(finding.rule()))
			.extracting((finding) -> finding.severity() + " " + finding.rule())
			.hasSameElementsAs(fixture.expected());
	}

	@ParameterizedTest
	@MethodSource("ofSeveralObjects")
	void saysOfSeveralObjectsWhatTheirNameSays(Fixture fixture) {
		assertThat(fixture.findings()).extracting((finding) -> finding.severity() + " " + finding.rule())
			.hasSameElementsAs(fixture.expected());
	}

	@Test
	void everyRuleHasAnObjectThatPassesAndOneThatDoesNot() {
		List<Fixture> fixtures = Stream.concat(ofPolicies(), ofSeveralObjects()).toList();
		assertThat(new Inspection(Fixture.CHECKOUT).rules()).isNotEmpty()
			.filteredOn((rule) -> !OF_THE_CLUSTER_ALONE.contains(rule))
			.allSatisfy((rule) -> assertThat(fixtures).filteredOn((fixture) -> fixture.rule().equals(rule))
				.extracting(Fixture::expected)
				.as(rule)
				.contains(List.of())
				.anyMatch((expected) -> !expected.isEmpty()));
	}

}
