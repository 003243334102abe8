package dev.platform.cli.cluster;

import dev.platform.cli.gitops.Rollout;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArgoApplicationTests {

	private static final String SYNCED = """
			apiVersion: argoproj.io/v1alpha1
			kind: Application
			metadata: {name: prod-vote}
			spec: {source: {path: gitops/overlays/prod/vote}}
			status:
			  reconciledAt: "2026-11-21T10:00:05Z"
			  health: {status: Healthy, lastTransitionTime: "2026-11-21T10:00:04Z"}
			  operationState:
			    phase: Succeeded
			    startedAt: "2026-11-21T10:00:01Z"
			    finishedAt: "2026-11-21T10:00:03Z"
			    message: successfully synced
			    syncResult: {revision: aaaa}
			  summary: {images: [registry.example.com/vote:2.0.0]}
			  sync: {status: Synced, revision: bbbb}
			""";

	@Test
	void isAtRestOnceItHasLookedAtWhatItBroughtAbout() {
		Rollout rollout = rollout(SYNCED);
		assertThat(rollout.operating()).isFalse();
		assertThat(rollout.desiredRevision()).isEqualTo("bbbb");
		assertThat(rollout.liveRevision()).isEqualTo("bbbb");
		assertThat(rollout.health()).isEqualTo("Healthy");
	}

	@Test
	void isAtWorkUntilThen() {
		assertThat(rollout(SYNCED.replace("10:00:05Z", "10:00:02Z")).operating()).isTrue();
		assertThat(rollout(SYNCED.replace("phase: Succeeded", "phase: Running")).operating()).isTrue();
		assertThat(rollout(SYNCED.replace("spec:", "operation: {sync: {}}\nspec:")).operating()).isTrue();
	}

	@Test
	void runsWhatItLastSyncedWhileItIsBehind() {
		Rollout rollout = rollout(SYNCED.replace("status: Synced", "status: OutOfSync"));
		assertThat(rollout.desiredRevision()).isEqualTo("bbbb");
		assertThat(rollout.liveRevision()).isEqualTo("aaaa");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Failed", "Error", "Running" })
	void doesNotClaimToRunWhatASyncHasNotBroughtAbout(String phase) {
		Rollout rollout = rollout(SYNCED.replace("status: Synced", "status: OutOfSync").replace("Succeeded", phase));
		assertThat(rollout.liveRevision()).isNull();
	}

	@Test
	void runsNobodyKnowsWhatWhereTheSyncFailedOrGoesOn() {
		String behind = SYNCED.replace("status: Synced", "status: OutOfSync");
		assertThat(rollout(behind.replace("phase: Succeeded", "phase: Failed")).liveRevision()).isNull();
		assertThat(rollout(behind.replace("phase: Succeeded", "phase: Error")).liveRevision()).isNull();
		assertThat(rollout(behind.replace("phase: Succeeded", "phase: Running")).liveRevision()).isNull();
	}

	@Test
	void isNeitherHereNorThereBeforeItsFirstLook() {
		Rollout rollout = rollout(SYNCED.substring(0, SYNCED.indexOf("status:")));
		assertThat(rollout.desiredRevision()).isNull();
		assertThat(rollout.health()).isEqualTo("Unknown");
	}

	@Test
	void deliversOneServiceOfOneEnvironment() {
		ArgoApplication application = application(SYNCED);
		assertThat(application.delivers("prod", "vote")).isTrue();
		assertThat(application.delivers("dev", "vote")).isFalse();
		assertThat(application.delivers("prod", "votes")).isFalse();
	}

	private static Rollout rollout(String yaml) {
		return application(yaml).rollout(null);
	}

	private static ArgoApplication application(String yaml) {
		return new ArgoApplication(Serialization.unmarshal(yaml, GenericKubernetesResource.class));
	}

}
