package dev.platform.engine.secret;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeclaredSecretsTests {

	private static final String ORDERS = """
			apiVersion: apps/v1
			kind: Deployment
			metadata:
			  name: new-orders
			  annotations:
			    platform.dev/database: postgres
			    platform.dev/random-secrets: orders/session, redis/password
			spec:
			  template:
			    spec:
			      containers:
			      - name: orders
			        env:
			        - name: PASSWORD
			          valueFrom:
			            secretKeyRef:
			              name: postgres-new-orders
			              key: password
			        - name: STRIPE
			          valueFrom:
			            secretKeyRef:
			              name: stripe
			              key: api-key
			        - name: SESSION
			          valueFrom:
			            secretKeyRef: {key: session, name: orders}
			        - name: PERHAPS
			          valueFrom:
			            secretKeyRef:
			              name: perhaps
			              key: there
			              optional: true
			        - name: SEALED
			          valueFrom:
			            secretKeyRef:
			              name: sealed
			              key: value
			""";

	private static final String SEALED = "---\nkind: SealedSecret\nmetadata:\n  name: sealed\n";

	@TempDir
	Path directory;

	@Test
	void makesWhatIsDeclaredAndNothingElse() {
		DeclaredSecrets secrets = DeclaredSecrets.in(ORDERS + SEALED);
		assertThat(secrets.made()).extracting(SecretKey::toString)
			.containsExactly("orders/session", "redis/password", "postgres-new-orders/password");
		assertThat(secrets.roles()).extracting(DatabaseRole::name).containsExactly("new_orders");
		assertThat(secrets.undeclared()).containsExactly(new SecretKey("stripe", "api-key"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis", "redis/", "../up/password", "redis/pass word", "/" })
	void refusesWhatIsNoKeyOfASecret(String written) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> DeclaredSecrets.in(ORDERS.replace("orders/session, redis/password", written)))
			.withMessage("Deployment new-orders: \"%s\" in platform.dev/random-secrets is no key of a Secret", written);
	}

	@ParameterizedTest
	@ValueSource(strings = { "votes", "postgres", "public", "platform", "information-schema", "pg-orders", "roles" })
	void refusesARoleThatPostgresKeepsForItself(String name) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> DeclaredSecrets.in(ORDERS.replace("new-orders", name)))
			.withMessage("Deployment %s cannot have a role in the database postgres", name);
	}

	@Test
	void findsFileAndLine() throws Exception {
		Path base = Files.createDirectories(this.directory.resolve("gitops/base/orders"));
		Path overlay = Files.createDirectories(this.directory.resolve("gitops/overlays/dev/orders"));
		Files.writeString(base.resolve("kustomization.yaml"), "resources: [deployment.yaml]\n");
		Files.writeString(base.resolve("deployment.yaml"), ORDERS);
		Files.writeString(overlay.resolve("kustomization.yaml"), "resources: [../../../base/orders]\n");
		SecretLocation location = new SecretLocation(new FolderSnapshot(this.directory));
		assertThat(location.of("gitops/overlays/dev/orders", new SecretKey("stripe", "api-key")))
			.isEqualTo("gitops/base/orders/deployment.yaml:21");
		assertThat(location.of("gitops/overlays/dev/orders", new SecretKey("orders", "session")))
			.isEqualTo("gitops/base/orders/deployment.yaml:26");
		assertThat(location.of("gitops/overlays/dev/orders", new SecretKey("strip", "api-key")))
			.isEqualTo("gitops/overlays/dev/orders");
	}

}
