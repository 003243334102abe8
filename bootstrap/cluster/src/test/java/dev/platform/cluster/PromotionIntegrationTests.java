package dev.platform.cluster;

import java.nio.file.Path;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a promotion promises: refused by a rule, taken back when it does not become
 * healthy, undone by one command; asserted on Argo CD's own status.
 */
@Order(3)
@ExtendWith(ClusterExtension.class)
class PromotionIntegrationTests {

	private static final String PIPELINE = "gitops/pipeline.yaml";

	private static final Site PROD = new Site("prod");

	@Test
	void takesABrokenImageBackWhileProdServes(Cluster cluster, @TempDir Path directory) {
		PlainGit git = PlainGit.clone(directory);
		// Somebody who waits for a test is less patient than somebody who waits for prod.
		git.push(PIPELINE, (text) -> text.replace("timeout: 5m", "timeout: 30s"));
		cluster.applications().awaitHealthy("prod-vote");
		String good = Platform.wanted("prod", "vote");
		Machine
			.platform("deploy", "--service", "vote", "--image", "registry.example.com/vote:does-not-exist", "--no-wait")
			.orFail();
		Machine.Ended refused = Machine.platform("promote", "--env", "prod", "--service", "vote");
		assertThat(refused.code()).isEqualTo(3);
		assertThat(refused.errors()).contains("health", "gitops/pipeline.yaml:");

		Visitors visitors = new Visitors(PROD, "/vote/");
		Machine.Ended ended = Machine.platform("promote", "--env", "prod", "--service", "vote", "--override", "health",
				"--reason", "a test of the way back");
		System.out.println(ended.errors() + ended.output());
		cluster.applications().awaitHealthy("prod-vote");
		assertThat(ended.code()).isEqualTo(1);
		assertThat(ended.errors()).contains("was reverted by commit");
		assertThat(Platform.wanted("prod", "vote")).isEqualTo(good);
		assertThat(Machine.platform("history", "--env", "prod").orFail().output()).contains("reverted",
				"a test of the way back");
		System.out.println("requests_during_a_broken_rollout " + visitors.statuses().size() + " requests");
		assertThat(visitors.statuses()).hasSizeGreaterThan(20).containsOnly(200);
		git.push(PIPELINE, (text) -> text.replace("timeout: 30s", "timeout: 5m"));
		Machine.platform("rollback", "--env", "dev", "--service", "vote", "--wait").orFail();
	}

	@Test
	void refusesInAFreezeUnlessOverridden(Cluster cluster, @TempDir Path directory) {
		PlainGit git = PlainGit.clone(directory);
		git.push(PIPELINE, (text) -> text.replace("  health: true\n", """
				  health: true
				  freeze:
				  - name: always
				    cron: 0 0 * * *
				    duration: 24h
				"""));
		Machine
			.platform("deploy", "--service", "result", "--image", Platform.wanted("dev", "result"), "--set",
					"OPTION_A=Frozen", "--wait")
			.orFail();
		Machine.Ended refused = Machine.platform("promote", "--env", "prod", "--service", "result");
		assertThat(refused.code()).isEqualTo(3);
		assertThat(refused.errors()).contains("freeze", PIPELINE + ":");

		Machine.platform("promote", "--env", "prod", "--service", "result", "--override", "freeze", "--reason", "INC-7")
			.orFail();
		assertThat(cluster.applications().health("prod-result")).isEqualTo("Healthy");
		assertThat(PROD.page("/result/")).contains("Frozen");
		assertThat(Machine.platform("history", "--env", "prod").orFail().output()).contains("INC-7");

		Machine.platform("rollback", "--env", "prod", "--service", "result", "--wait").orFail();
		assertThat(PROD.page("/result/")).doesNotContain("Frozen");
		git.push(PIPELINE, (text) -> text.replaceAll("(?s)  freeze:.*?24h\n", ""));
	}

}
