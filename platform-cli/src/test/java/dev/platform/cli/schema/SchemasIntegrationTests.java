package dev.platform.cli.schema;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the pinned schemas pass, and what they do not.
 */
class SchemasIntegrationTests {

	private static final String DEPLOYMENT = """
			apiVersion: apps/v1
			kind: Deployment
			metadata:
			  name: orders
			spec:
			  replicas: 2
			  selector: {matchLabels: {name: orders}}
			  strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 1}}
			  template:
			    metadata: {labels: {name: orders}}
			    spec:
			      containers:
			      - name: orders
			        image: orders:1
			        resources: {limits: {cpu: 1, memory: 64Mi}}
			""";

	private static final String CERTIFICATE = """
			apiVersion: cert-manager.io/v1
			kind: Certificate
			metadata:
			  name: tls
			spec:
			  secretName: tls
			  dnsNames: [prod.localhost]
			  issuerRef: {name: platform-local, kind: ClusterIssuer}
			  privateKey: {algorithm: ECDSA, size: 256}
			""";

	private static final String ROUTE = """
			apiVersion: gateway.networking.k8s.io/v1
			kind: HTTPRoute
			metadata:
			  name: orders
			spec:
			  hostnames: [prod.localhost]
			""";

	private static Schemas schemas;

	@BeforeAll
	static void fetch() throws Exception {
		schemas = FetchedSchemas.get();
	}

	@Test
	void passesWhatAnApiServerTakes() {
		assertThat(errors(DEPLOYMENT)).isEmpty();
		assertThat(errors(CERTIFICATE)).isEmpty();
		assertThat(errors(ROUTE)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					unknown field   | replicas: 2          | replica: 2            | spec.replica
					in a list       | image: orders:1      | iamge: orders:1       | spec.template.spec.containers.0.iamge
					wrong type      | replicas: 2          | replicas: "2"         | spec.replicas
					required        | - name: orders       | - command: [orders]   | spec.template.spec.containers.0.name
					wrong scalar    | limits: {cpu: 1,     | limits: {cpu: [1],    | spec.template.spec.containers.0.resources.limits.cpu
					""")
	void tellsWhereADeploymentIsWrong(String what, String right, String wrong, String path) {
		assertThat(DEPLOYMENT).as(what).contains(right);
		assertThat(errors(DEPLOYMENT.replace(right, wrong))).extracting((error) -> String.join(".", error.path()))
			.contains(path);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			value  | algorithm: ECDSA    | algorithm: DSA     | spec.privateKey.algorithm
			field  | secretName: tls     | secret: tls        | spec.secretName
			field  | size: 256           | sizes: 256         | spec.privateKey.sizes
			type   | size: 256           | size: big          | spec.privateKey.size
			""")
	void tellsWhereACustomResourceIsWrong(String what, String right, String wrong, String path) {
		assertThat(CERTIFICATE).as(what).contains(right);
		assertThat(errors(CERTIFICATE.replace(right, wrong))).extracting((error) -> String.join(".", error.path()))
			.contains(path);
	}

	@Test
	void holdsValuesAgainstPatterns() {
		assertThat(errors(ROUTE.replace("prod.localhost", "Prod_Localhost"))).singleElement()
			.satisfies((error) -> assertThat(error.path()).containsExactly("spec", "hostnames", "0"));
	}

	@Test
	void aTypeWithoutASchemaIsWrong() {
		assertThat(errors(ROUTE.replace("HTTPRoute", "HTTPRouter"))).singleElement()
			.satisfies((error) -> assertThat(error.message())
				.isEqualTo("there is no schema for gateway.networking.k8s.io/v1 HTTPRouter"));
	}

	private static List<SchemaError> errors(String manifest) {
		Map<String, Object> content = new Yaml().load(manifest);
		String[] apiVersion = String.valueOf(content.get("apiVersion")).split("/");
		String kind = String.valueOf(content.get("kind"));
		return schemas.errors(new ObjectType(apiVersion[0], apiVersion[1], kind, kind.toLowerCase() + "s"), content);
	}

}
