package dev.platform.cli.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.platform.cli.policy.Finding;
import dev.platform.cli.schema.FetchedSchemas;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A developer who may write in {@code gitops/base/mine} and
 * {@code gitops/overlays/dev/mine} alone wants what is another service's: its Secrets,
 * its volumes, its network.
 */
class OneFolderAttacksIntegrationTests {

	private static final String OVERLAY = "gitops/overlays/dev/mine/";

	private static final String LIST = """
			namespace: dev
			resources: [../../../base/mine]
			images:
			- {name: mine, newName: registry.example.com/mine, newTag: 1.0.0}
			""";

	@TempDir
	Path checkout;

	/** What is written where, and which rules say so. */
	record Attack(String name, Map<String, String> files, String... rules) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	static Stream<Attack> attacks() {
		return Stream.of(new Attack("nothing", Map.of()),
				overlay("read a password", patch(env("postgres-worker")), "service-data"),
				overlay("read the superuser's", patch(env("postgres")), "service-data"),
				overlay("read a cookie secret", patch(env("vote")), "service-data"),
				overlay("read the environment's certificate", patch(env("tls")), "service-data"),
				overlay("read its own", patch(env("mine"))),
				overlay("read its own, with a dot", patch(env("mine.vendor"))),
				overlay("be called like it in all labels",
						patch(env("postgres-worker"))
								+ "labels: [{pairs: {app.kubernetes.io/name: worker}, includeSelectors: true}]\n",
						"service-name", "service-data"),
				overlay("be called like it in Pods",
						patch(label("template/metadata/labels", "worker"),
								label("selector/matchLabels", "worker")),
						"service-name"),
				overlay("have no label", patch(env("postgres-worker"), """
						- {op: remove, path: /spec/template/metadata/labels/app.kubernetes.io~1name}
						- {op: add, path: /spec/template/metadata/labels/app, value: worker}
						- {op: replace, path: /spec/selector/matchLabels, value: {app: worker}}
						"""), "service-data", "network-policy", "disruption-budget"),
				overlay("name another Application", patch(env("postgres-worker"))
						+ "commonAnnotations: {argocd.argoproj.io/tracking-id: 'dev-worker:apps/Deployment:dev/worker'}\n",
						"service-data"),
				file("take another's base under another name",
						"namespace: dev\nnamePrefix: my-\nresources: [../../../base/worker]\nimages: [{name: worker, newName: registry.example.com/w, newTag: '1'}]\nconfigMapGenerator: [{name: worker-settings, literals: [A=a]}]\n",
						"service-name", "service-data"),
				file("take another's overlay", "resources: [../worker]\n", "object-unique", "service-name",
						"service-data"),
				file("take another's base, in a folder that is called like it elsewhere",
						"namespace: prod\nresources: [../../../base/mine]\nimages: [{name: mine, newName: registry.example.com/mine, newTag: '1'}]\n",
						"object-namespace"),
				object("open another's network", policy("vote", "[{}]"), "service-name"),
				object("open everybody's network", policy("", "[{}]"), "service-name"),
				object("open the database for another",
						(policy("postgres",
								"[{from: [{podSelector: {matchLabels: {app.kubernetes.io/name: vote}}}]}]")),
						"service-name"),
				object("open the database for itself",
						(policy("postgres",
								"[{from: [{podSelector: {matchLabels: {app.kubernetes.io/name: mine}}}]}]"))),
				object("change another's network policy", (policy("vote", "[{}]").replace("name: more", "name: vote")),
						"service-name", "object-unique"),
				overlay("mount another's volume", volume("persistentVolumeClaim: {claimName: data-postgres-0}"),
						"service-data"),
				overlay("mount another's Secret", volume("secret: {secretName: vote}"), "service-data"),
				overlay("mount another's Secret among others",
						volume("projected: {sources: [{configMap: {name: a}}, {secret: {name: postgres-result}}]}"),
						"service-data"),
				overlay("have a driver mount it", volume(
						"csi: {driver: secrets-store.csi.k8s.io, readOnly: true, nodePublishSecretRef: {name: vote}}"),
						"volume"),
				overlay("copy another's volume", volume(
						"ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], dataSource: {kind: PersistentVolumeClaim, name: data-postgres-0}, resources: {requests: {storage: 1Gi}}}}}"),
						"volume"),
				overlay("have another's Secret made",
						patch(annotation("random-secrets", "vote/cookie-secret-previous")), "service-name"),
				overlay("have a role called like another", patch(annotation("database", "postgres"),
						"- {op: replace, path: /metadata/name, value: result}"), "service-name", "object-unique"),
				object("hide it in a list", ("""
						apiVersion: v1
						kind: List
						items:
						- %s
						""".formatted(policy("vote", "[{}]").strip().replace("\n", "\n  "))), "service-name"),
				new Attack("have it changed by Argo CD alone",
						Map.of(OVERLAY + ".argocd-source.yaml", "kustomize: {namePrefix: x-}\n"), "argocd-source"),
				new Attack("have it changed by Argo CD alone, by name",
						Map.of(OVERLAY + ".argocd-source-dev-mine.yaml", "kustomize: {namePrefix: x-}\n"),
						"argocd-source"),
				new Attack("have another folder rename it", Map.of(OVERLAY + "kustomization.yaml",
						LIST + patch(env("postgres-worker")), "gitops/overlays/dev/mine2/kustomization.yaml", """
								resources: [secret.yaml]
								patches:
								- target: {kind: Secret}
								  patch: '[{"op": "replace", "path": "/metadata/name", "value": "mine.own"}]'
								""", "gitops/overlays/dev/mine2/secret.yaml", """
								apiVersion: v1
								kind: Secret
								metadata:
								  name: postgres-worker
								  namespace: dev
								  annotations: {config.kubernetes.io/local-config: "true"}
								"""), "service-data"));
	}

	private static Attack overlay(String name, String more, String... rules) {
		return file(name, LIST + more, rules);
	}

	private static Attack object(String name, String object, String... rules) {
		return new Attack(name, Map.of(OVERLAY + "kustomization.yaml",
				LIST.replace("[../../../base/mine]", "[../../../base/mine, more.yaml]"), OVERLAY + "more.yaml", object),
				rules);
	}

	private static Attack file(String name, String kustomization, String... rules) {
		return new Attack(name, Map.of(OVERLAY + "kustomization.yaml", kustomization), rules);
	}

	private static String patch(String... operations) {
		return "patches:\n- target: {kind: Deployment, name: mine}\n  patch: |\n"
				+ String.join("\n", operations).indent(4);
	}

	private static String env(String secret) {
		return "- {op: add, path: /spec/template/spec/containers/0/envFrom, value: [{secretRef: {name: %s}}]}"
			.formatted(secret);
	}

	private static String volume(String kind) {
		return patch("- {op: add, path: /spec/template/spec/volumes, value: [{name: taken, %s}]}".formatted(kind));
	}

	private static String label(String path, String name) {
		return "- {op: replace, path: /spec/%s/app.kubernetes.io~1name, value: %s}".formatted(path, name);
	}

	private static String annotation(String key, String value) {
		return "- {op: add, path: /metadata/annotations, value: {platform.dev/%s: %s}}".formatted(key, value);
	}

	private static String policy(String selected, String ingress) {
		return """
				apiVersion: networking.k8s.io/v1
				kind: NetworkPolicy
				metadata: {name: more, namespace: dev}
				spec:
				  podSelector: %s
				  policyTypes: [Ingress]
				  ingress: %s
				""".formatted(
				selected.isEmpty() ? "{}" : "{matchLabels: {app.kubernetes.io/name: %s}}".formatted(selected), ingress);
	}

	@BeforeEach
	void copy() throws IOException {
		for (String root : List.of("gitops", "bootstrap/applications")) {
			try (var files = Files.walk(Path.of("..", root))) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					write(Path.of("..").relativize(file).toString(), Files.readString(file));
				}
			}
		}
		for (String name : List.of("deployment.yaml", "networkpolicy.yaml", "poddisruptionbudget.yaml",
				"kustomization.yaml")) {
			write("gitops/base/mine/" + name,
					Files.readString(Path.of("../gitops/base/result", name))
						.replaceAll("(?m)^- (service|ingress).yaml\n|^- ../../components/ingress\n", "")
						.replaceAll("(?s)  annotations:\n.*?spec:", "spec:")
						.replaceAll("(?s)        envFrom:.*", "")
						.replace("result", "mine"));
		}
		write(OVERLAY + "kustomization.yaml", LIST);
	}

	@ParameterizedTest
	@MethodSource("attacks")
	void isFound(Attack attack) throws Exception {
		for (Map.Entry<String, String> file : attack.files().entrySet()) {
			write(file.getKey(), file.getValue());
		}
		assertThat(new Validate(new Kustomize(new KustomizeCommand(System.getenv())::words), FetchedSchemas.get())
			.run(new FolderSnapshot(this.checkout), new Selection(null, null))
			.findings()).filteredOn(Finding::isError)
			.extracting(Finding::rule)
			.as(Arrays.toString(attack.rules()))
			.containsOnly(attack.rules());
	}

	private void write(String file, String text) throws IOException {
		Path path = this.checkout.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

}
