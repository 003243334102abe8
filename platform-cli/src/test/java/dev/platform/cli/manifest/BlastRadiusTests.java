package dev.platform.cli.manifest;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlastRadiusTests {

	private static final String DEPLOYMENT = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {name: vote}
			spec:
			  replicas: 3
			  selector: {matchLabels: {app: vote}}
			  strategy: {type: RollingUpdate}
			  template:
			    metadata: {labels: {app: vote}}
			    spec:
			      containers:
			      - name: vote
			        image: vote:1
			        envFrom:
			        - configMapRef: {name: vote-release-24dbc5mm9h}
			---
			apiVersion: v1
			kind: ConfigMap
			metadata: {name: vote-release-24dbc5mm9h}
			data: {A: x}
			""";

	private static final String BUDGET = """
			---
			apiVersion: policy/v1
			kind: PodDisruptionBudget
			metadata: {name: vote}
			spec:
			  minAvailable: 2
			  selector: {matchLabels: {app: vote}}
			""";

	private static final String STATEFUL_SET = """
			apiVersion: apps/v1
			kind: StatefulSet
			metadata: {name: redis}
			spec:
			  replicas: 1
			  serviceName: redis
			  selector: {matchLabels: {app: redis}}
			  template:
			    metadata: {labels: {app: redis}}
			    spec: {containers: [{name: redis, image: redis:7}]}
			  volumeClaimTemplates:
			  - metadata: {name: data}
			    spec: {resources: {requests: {storage: 1Gi}}}
			""";

	@Test
	void tellsWhichPodsRestartAndWhy() {
		BlastRadius reach = between(DEPLOYMENT, DEPLOYMENT.replace("vote:1", "vote:2"));
		assertThat(reach.restarts()).extracting(Restart::text)
			.containsExactly("Deployment/vote: 3 pods, 3 at the least serving meanwhile (image)");
	}

	@Test
	void seesARestartThroughTheHashOfAConfigMap() {
		String after = DEPLOYMENT.replace("24dbc5mm9h", "55k2t8fhbb").replace("{A: x}", "{A: y}");
		BlastRadius reach = between(DEPLOYMENT, after);
		assertThat(reach.restarts()).extracting(Restart::because).containsExactly(List.of("ConfigMap/vote-release"));
		assertThat(reach.added()).isEmpty();
		assertThat(reach.removed()).isEmpty();
	}

	@Test
	void restartsNothingForAReplicaMore() {
		BlastRadius reach = between(DEPLOYMENT, DEPLOYMENT.replace("replicas: 3", "replicas: 5"));
		assertThat(reach.restarts()).isEmpty();
		assertThat(reach.scaled()).containsExactly("Deployment/vote: 3 pods → 5 pods");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{type: Recreate}                                      | no pod serves while it restarts (strategy Recreate)
					{type: RollingUpdate, rollingUpdate: {maxUnavailable: 100%}} | no pod serves while it restarts (maxUnavailable)
					{type: RollingUpdate, rollingUpdate: {maxUnavailable: 2}} | the rollout may leave 1 of 3 pods, PodDisruptionBudget/vote wants 2
					""")
	void warnsOfARolloutThatStopsTooMany(String strategy, String risk) {
		String before = DEPLOYMENT.replace("{type: RollingUpdate}", strategy) + BUDGET;
		assertThat(between(before, before.replace("vote:1", "vote:2")).risks()).contains("Deployment/vote: " + risk);
		assertThat(between(before, before.replace("A: x", "A: y")).risks()).isEmpty();
	}

	@Test
	void warnsOfTheOnlyPodOfAStatefulSet() {
		assertThat(between(STATEFUL_SET, STATEFUL_SET.replace("redis:7", "redis:8")).risks())
			.containsExactly("StatefulSet/redis: no pod serves while it restarts (it has one)");
	}

	@Test
	void warnsOfABudgetThatKeepsNodesFromDraining() {
		String before = DEPLOYMENT + BUDGET;
		BlastRadius reach = between(before, before.replace("minAvailable: 2", "minAvailable: 100%"));
		assertThat(reach.risks()).containsExactly("Deployment/vote: no node with its pods can be drained,"
				+ " PodDisruptionBudget/vote allows to evict none of 3");
		assertThat(between(before, before).risks()).isEmpty();
	}

	@Test
	void warnsOfReplicasThatAnAutoscalerOwns() {
		BlastRadius reach = between(DEPLOYMENT, DEPLOYMENT + """
				---
				apiVersion: autoscaling/v2
				kind: HorizontalPodAutoscaler
				metadata: {name: vote}
				spec:
				  minReplicas: 2
				  maxReplicas: 6
				  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: vote}
				""");
		assertThat(reach.risks()).containsExactly("Deployment/vote: sets replicas, which HorizontalPodAutoscaler/vote"
				+ " sets too; each sync undoes the other");
		assertThat(reach.scaled()).containsExactly("Deployment/vote: 3 pods → 2 to 6 pods");
		assertThat(reach.added()).containsExactly("HorizontalPodAutoscaler/vote");
	}

	@Test
	void knowsWhatTheApiServerRefuses() {
		assertThat(between(DEPLOYMENT,
				DEPLOYMENT.replace("selector: {matchLabels: {app: vote}}", "selector: {matchLabels: {app: other}}"))
			.refusals()).extracting(ApiRefusal::text)
			.containsExactly("Deployment/vote: spec.selector.matchLabels.app cannot change;"
					+ " keep it, or delete and make it anew: kubectl delete deployment vote --cascade=orphan");
		assertThat(between(STATEFUL_SET,
				STATEFUL_SET.replace("1Gi", "2Gi").replace("serviceName: redis", "serviceName: x"))
			.refusals()).extracting(ApiRefusal::reason)
			.containsExactly(
					"spec.serviceName, spec.volumeClaimTemplates[0].spec.resources.requests.storage cannot change");
		assertThat(
				between(STATEFUL_SET, STATEFUL_SET.replace("redis:7", "redis:8").replace("replicas: 1", "replicas: 3"))
					.refusals())
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					kind: Service, spec: {clusterIP: 10.0.0.1}        | kind: Service, spec: {clusterIP: 10.0.0.2}
					kind: Job, spec: {template: {spec: {a: 1}}}       | kind: Job, spec: {template: {spec: {a: 2}}}
					kind: ConfigMap, immutable: true, data: {a: b}    | kind: ConfigMap, immutable: true, data: {a: c}
					kind: Secret, immutable: true, data: {a: b}       | kind: Secret, immutable: true, data: {a: c}
					kind: PersistentVolumeClaim, spec: {storageClassName: a} | kind: PersistentVolumeClaim, spec: {storageClassName: b}
					kind: RoleBinding, roleRef: {name: a}             | kind: RoleBinding, roleRef: {name: b}
					kind: StorageClass, provisioner: a                | kind: StorageClass, provisioner: b
					""")
	void knowsOtherFieldsThatStay(String before, String after) {
		assertThat(between(flow(before), flow(after)).refusals()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					kind: Service, spec: {clusterIP: 10.0.0.1}        | kind: Service, spec: {ports: [{port: 1}]}
					kind: ConfigMap, data: {a: b}                     | kind: ConfigMap, data: {a: c}
					kind: PersistentVolumeClaim, spec: {resources: {requests: {storage: 1Gi}}} | kind: PersistentVolumeClaim, spec: {resources: {requests: {storage: 2Gi}}}
					kind: Deployment, spec: {replicas: 1}             | kind: Deployment, spec: {replicas: 2}
					""")
	void letsPassWhatMayChange(String before, String after) {
		assertThat(between(flow(before), flow(after)).refusals()).isEmpty();
	}

	@Test
	void namesWhatPruningTakes() {
		String claim = flow("kind: PersistentVolumeClaim, spec: {}");
		String kept = flow("kind: ConfigMap, data: {}").replace("name: x",
				"name: x, annotations: {argocd.argoproj.io/sync-options: Prune=false}");
		assertThat(between(claim + "---\n" + kept + "---\n" + STATEFUL_SET, "").removed()).extracting(Removal::text)
			.containsExactly("ConfigMap/x stays in the cluster: it is never pruned",
					"PersistentVolumeClaim/x is pruned, and what it holds is lost",
					"StatefulSet/redis is pruned; its volumes stay behind");
		assertThat(between(claim, "").removed()).allMatch(Removal::dangerous);
	}

	@Test
	void namesWhatAReviewerAsksAbout() {
		String policy = flow("kind: NetworkPolicy, spec: {podSelector: {}}");
		String ingress = flow("kind: Ingress, spec: {rules: []}");
		String secret = DEPLOYMENT.replace("image: vote:1",
				"image: vote:1\n        env: [{name: P, valueFrom: {secretKeyRef: {name: redis, key: password}}}]");
		BlastRadius reach = between(policy + "---\n" + ingress + "---\n" + DEPLOYMENT,
				policy.replace("{}", "{a: b}") + "---\n" + secret);
		assertThat(reach.network()).containsExactly("changed NetworkPolicy/x");
		assertThat(reach.ingresses()).containsExactly("removed Ingress/x");
		assertThat(reach.secrets()).containsExactly("needs redis/password");
	}

	private static String flow(String fields) {
		return "{apiVersion: v1, metadata: {name: x}, " + fields + "}\n";
	}

	private static BlastRadius between(String before, String after) {
		return BlastRadius.of(Manifests.parse(before), Manifests.parse(after));
	}

}
