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
	private static final List<String> OF_VALIDATE_ALONE = List.of("image-in-use", "network-policy", "disruption-budget",
			"policy-exception", "project-kinds");

	// What breaks them is no object: AdmissionIntegrationTests, FenceIntegrationTests,
	// ImageEntriesIntegrationTests.
	private static final List<String> WITHOUT_FIXTURES = List.of("environment-unfenced", "fence-owners",
			"image-in-use");

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

	// The API server of the pinned version leaves the field out, unless a gate is opened.
	@Test
	void refusesACertificateThatLogsIn() {
		Fixture token = Fixture.ofPolicies()
			.stream()
			.filter((fixture) -> fixture.toString().equals("restricted/fail-with-a-projected-token"))
			.findFirst()
			.orElseThrow();
		Fixture certificate = new Fixture(token.rule(), token.name(),
				token.manifests().replace("serviceAccountToken:", "podCertificate:"));
		assertThat(certificate.findings()).extracting(Finding::message)
			.contains("it is handed what logs in at the API server, by the volume identity");
	}

	@Test
	void everyRuleHasAnObjectThatPassesAndOneThatDoesNot() {
		List<Fixture> fixtures = Stream.concat(ofPolicies(), ofSeveralObjects()).toList();
		assertThat(new Inspection(Fixture.CHECKOUT).rules()).isNotEmpty()
			.filteredOn((rule) -> !WITHOUT_FIXTURES.contains(rule))
			.allSatisfy((rule) -> assertThat(fixtures).filteredOn((fixture) -> fixture.rule().equals(rule))
				.extracting(Fixture::expected)
				.as(rule)
				.contains(List.of())
				.anyMatch((expected) -> !expected.isEmpty()));
	}

}
