package dev.platform.cli.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.gitops.ServerAnswer;
import dev.platform.cli.manifest.ApiRefusal;
import dev.platform.cli.pipeline.EnvironmentName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is asked of an API server, and how its answers are read. The server only repeats
 * what real ones say.
 */
class DryRunTests {

	private static final EnvironmentName PROD = new EnvironmentName("prod");

	private static final String MANIFESTS = """
			apiVersion: v1
			kind: ConfigMap
			metadata: {name: settings}
			data: {A: b}
			---
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: vote, namespace: prod}
			spec: {}
			""";

	@TempDir
	Path directory;

	private final List<String> asked = new ArrayList<>();

	private MockApiServer server;

	private int status = 200;

	private String message = "";

	@BeforeEach
	void serve() throws IOException {
		this.server = MockApiServer.start(this.directory, this::answer);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void asksAsArgoCdWouldApplyButKeepsNothing() {
		ServerAnswer answer = ask();
		assertThat(answer).isEqualTo(new ServerAnswer(null, List.of()));
		assertThat(this.asked).hasSize(2)
			.allSatisfy((request) -> assertThat(request).startsWith("PATCH ")
				.contains("/namespaces/prod/", "dryRun=All", "fieldManager=argocd-controller", "force=true"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			422 | Deployment.apps vote is invalid: spec.selector: Invalid value: field is immutable
			403 | admission webhook policy.example.com denied the request: no digest
			403 | deployments.apps vote is forbidden: exceeded quota: environment
			400 | Deployment in version v1 cannot be handled: strict decoding error
			""")
	void passesOnARefusalInTheServersWords(int status, String message) {
		this.status = status;
		this.message = message;
		ServerAnswer answer = ask();
		assertThat(answer.notAsked()).isNull();
		assertThat(answer.refusals()).extracting(ApiRefusal::resource)
			.containsExactly("ConfigMap/settings", "Deployment/vote");
		assertThat(answer.refusals()).extracting(ApiRefusal::reason).containsOnly(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			403 | deployments.apps vote is forbidden: User jo cannot patch resource deployments
			404 | namespaces prod not found
			400 | admission webhook x does not support dry run
			401 | Unauthorized
			""")
	void takesNoPermissionAndNoNamespaceForNoAnswer(int status, String message) {
		this.status = status;
		this.message = message;
		ServerAnswer answer = ask();
		assertThat(answer.refusals()).isEmpty();
		assertThat(answer.notAsked()).contains(message);
	}

	@Test
	void goesOnWithoutAServerThatIsGone() {
		this.server.close();
		ServerAnswer answer = ask();
		assertThat(answer.refusals()).isEmpty();
		assertThat(answer.notAsked()).startsWith("the cluster at http://127.0.0.1:");
	}

	private ServerAnswer ask() {
		return new DryRun(this.server.cluster()).of(PROD, MANIFESTS);
	}

	private MockApiServer.Answer answer(MockApiServer.Request request) {
		this.asked.add(request.method() + " " + request.address());
		return new MockApiServer.Answer(this.status, (this.status == 200) ? request.body() : """
				{"kind":"Status","apiVersion":"v1","status":"Failure","message":"%s","code":%d}"""
			.formatted(this.message, this.status));
	}

}
