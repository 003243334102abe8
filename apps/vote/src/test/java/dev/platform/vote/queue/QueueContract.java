package dev.platform.vote.queue;

import java.net.URI;

import dev.platform.vote.Visitor;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the page promises whichever server keeps the queue.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "vote.policy=latest" })
public abstract class QueueContract {

	private final RealQueue server;

	@Autowired
	private MeterRegistry metrics;

	private URI page;

	private URI health;

	protected QueueContract(RealQueue server) {
		this.server = server;
	}

	@BeforeEach
	void start(@LocalServerPort int port, @LocalManagementPort int managementPort) throws Exception {
		this.page = URI.create("http://localhost:%d/".formatted(port));
		this.health = URI.create("http://localhost:%d/actuator/health/".formatted(managementPort));
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.die();
	}

	@Test
	void writesWhatTheWorkerReads() throws Exception {
		Visitor visitor = new Visitor(this.page);
		assertThat(visitor.vote("b").statusCode()).isEqualTo(303);
		assertThat(this.server.entries()).singleElement()
			.satisfies((vote) -> assertThat(vote).containsEntry("vote", "b").containsEntry("voter", visitor.voter()))
			.satisfies((vote) -> assertThat(Long.parseLong(vote.get("at"))).isPositive());
	}

	@Test
	void keepsTheOrderOfAVotersVotes() throws Exception {
		Visitor visitor = new Visitor(this.page);
		visitor.vote("a");
		visitor.vote("b");
		visitor.vote("a");
		assertThat(this.server.entries()).extracting("vote").containsExactly("a", "b", "a");
	}

	@Test
	void thanksNobodyWhileTheServerIsAway() throws Exception {
		Visitor visitor = new Visitor(this.page);
		this.server.die();
		var refused = visitor.vote("a");
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		assertThat(refused.body()).contains("Your vote may not have been counted", "the same vote again");
		assertThat(visitor.look().body()).doesNotContain("You voted");
		this.server.revive();
		assertThat(new Visitor(this.page).vote("b").statusCode()).isEqualTo(303);
		assertThat(this.server.entries()).extracting("vote").containsExactly("b");
	}

	@Test
	void knowsAgainWhoeverSendsARefusedVoteOnceMore() throws Exception {
		Visitor visitor = new Visitor(this.page);
		this.server.die();
		assertThat(visitor.vote("a").statusCode()).isEqualTo(503);
		String voter = visitor.voter();
		this.server.revive();
		assertThat(visitor.vote("a").statusCode()).isEqualTo(303);
		assertThat(this.server.entries()).extracting("voter").containsExactly(voter);
	}

	@Test
	void thanksNobodyWhileTheQueueIsFull() throws Exception {
		assertThat(new Visitor(this.page).vote("b").statusCode()).isEqualTo(303);
		double before = rejected();
		this.server.fill();
		assertThat(new Visitor(this.page).vote("a").statusCode()).isEqualTo(503);
		assertThat(rejected()).isEqualTo(before + 1);
		assertThat(this.server.entries()).extracting("vote").containsExactly("b");
	}

	@Test
	void keepsEveryAcceptedVoteWhenTheServerDies() throws Exception {
		for (int i = 0; i < 20; i++) {
			assertThat(new Visitor(this.page).vote("a").statusCode()).isEqualTo(303);
		}
		this.server.die();
		this.server.revive();
		assertThat(this.server.entries()).hasSize(20);
	}

	@Test
	void takesTheFirstVoteAfterTheServerCameBackEmpty() throws Exception {
		assertThat(new Visitor(this.page).vote("a").statusCode()).isEqualTo(303);
		this.server.die();
		this.server.start();
		assertThat(new Visitor(this.page).vote("b").statusCode()).isEqualTo(303);
		assertThat(this.server.entries()).extracting("vote").containsExactly("b");
	}

	@Test
	void isReadyOnlyWithTheServerButAliveWithout() throws Exception {
		await().untilAsserted(() -> assertThat(status("readiness")).isEqualTo(200));
		this.server.die();
		assertThat(status("readiness")).isEqualTo(503);
		assertThat(status("liveness")).isEqualTo(200);
	}

	private int status(String probe) throws Exception {
		return new Visitor(this.health.resolve(probe)).look().statusCode();
	}

	private double rejected() {
		return this.metrics.counter("votes.rejected", "reason", "queue_unavailable").count();
	}

}
