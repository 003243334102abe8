package dev.platform.cli.manifest;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResourceDifferenceTests {

	@Test
	void meetsAConfigMapUnderItsNewHash() {
		List<ResourceDifference> differences = between("""
				apiVersion: v1
				data:
				  A: x
				kind: ConfigMap
				metadata:
				  name: vote-24dbc5mm9h
				""", """
				apiVersion: v1
				data:
				  A: y
				kind: ConfigMap
				metadata:
				  name: vote-55k2t8fhbb
				""");
		assertThat(differences).singleElement().satisfies((difference) -> {
			assertThat(difference.resource()).isEqualTo("ConfigMap/vote");
			assertThat(difference.kind()).isEqualTo(DifferenceKind.REPLACED);
			assertThat(difference.unified()).contains("-  A: x", "+  A: y");
		});
	}

	@Test
	void keepsANameThatOnlyLooksAsIfItHadAHash() {
		assertThat(between("", "kind: ConfigMap\nmetadata:\n  name: vote-kubernetes\n"))
			.extracting(ResourceDifference::resource)
			.containsExactly("ConfigMap/vote-kubernetes");
	}

	@Test
	void keepsTwoApartThatDifferInTheNamespace() {
		String both = "kind: Service\nmetadata:\n  name: x\n  namespace: a\n---\nkind: Service\nmetadata:\n  name: x\n  namespace: b\n";
		assertThat(between("", both)).hasSize(2).allMatch((difference) -> difference.kind() == DifferenceKind.ADDED);
	}

	@Test
	void showsThatASecretChangesButNeverTheSecret() {
		String before = """
				apiVersion: v1
				kind: Secret
				metadata:
				  name: redis
				data:
				  password: aHVudGVyMg==
				  user: YWRtaW4=
				stringData:
				  note: |
				    hunter2
				    and more
				""";
		List<ResourceDifference> differences = between(before, before.replace("aHVudGVyMg==", "c2VjcmV0"));
		assertThat(differences.getFirst().unified()).contains("-  password: (secret 1)", "+  password: (secret 4)",
				"   user: (secret 2)");
		assertThat(differences.toString()).doesNotContain("hunter2", "aHVudGVyMg", "c2VjcmV0", "YWRtaW4", "and more");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			env: [{name: DB_PASSWORD, value: hunter2}]
			env: [{name: apiToken, value: 'hunter2'}]
			data: {DB_PASSWORD: hunter2}
			data: {SMTP_PASS: hunter2}
			data: {url: 'postgres://admin:hunter2@db:5432/x'}
			args: ['--password=hunter2']
			args: ['--smtp-pass=hunter2']
			data: {application.properties: "a=b\\npassword=hunter2\\nc=d"}
			annotations: {oauth-client-secret: "hunter2"}
			""")
	void hidesWhatIsCalledASecret(String field) {
		String before = "kind: X\nmetadata: {name: x}\nspec: {" + field + "}\n";
		List<ResourceDifference> differences = between(before, before.replace("hunter2", "hunter3"));
		assertThat(differences).hasSize(1);
		assertThat(differences.getFirst().unified()).anyMatch((line) -> line.contains("(secret 1)"))
			.anyMatch((line) -> line.contains("(secret 2)"));
		assertThat(differences.toString()).doesNotContain("hunter");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			automountServiceAccountToken: true
			secretName: tls
			args: ['--bypass=all']
			env: [{name: REDIS_PASSWORD, valueFrom: {secretKeyRef: {name: redis, key: password}}}]
			image: registry.example.com/vote:1.0.0@sha256:aaaa
			""")
	void showsWhatOnlySoundsLikeOne(String field) {
		String text = "kind: X\nmetadata: {name: x}\nspec: {" + field + "}\n";
		assertThat(between("", text).getFirst().unified()).contains("+spec: {" + field + "}");
	}

	private static List<ResourceDifference> between(String before, String after) {
		return ResourceDifference.between(Manifests.parse(before), Manifests.parse(after));
	}

	@Test
	@Timeout(60)
	void countsWhatIsTooMuchToBeCompared() {
		List<String> lines = IntStream.range(0, 150_000).mapToObj((line) -> "  K%d: v".formatted(line)).toList();
		String head = "apiVersion: v1\ndata:\n";
		String tail = "\nkind: ConfigMap\nmetadata:\n  name: vote\n";
		String before = head + String.join("\n", lines) + tail;
		String after = head + String.join("\n", lines.reversed()) + tail;
		assertThat(between(before, after)).singleElement()
			.satisfies((difference) -> assertThat(difference.unified()).containsExactly("@@ -3,150000 +3,150000 @@",
					"  150000 lines become 150000 others: too many to be compared"));
		assertThat(between(before, before.replace("  K7: v\n", "  K7: w\n"))).singleElement()
			.satisfies((difference) -> assertThat(difference.unified()).contains("-  K7: v", "+  K7: w"));
	}

}
