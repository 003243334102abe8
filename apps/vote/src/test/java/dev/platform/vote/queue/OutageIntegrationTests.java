package dev.platform.vote.queue;

import java.net.URI;

import dev.platform.vote.RealRedis;
import dev.platform.vote.Visitor;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class OutageIntegrationTests {

	private static final RealRedis SERVER = RealRedis.onFreePort();

	private final RedisClient redis;

	private final MeterRegistry metrics;

	private final URI page;

	private final URI health;

	OutageIntegrationTests(@Autowired RedisClient redis, @Autowired MeterRegistry metrics, @LocalServerPort int port,
			@LocalManagementPort int managementPort) {
		this.redis = redis;
		this.metrics = metrics;
		this.page = URI.create("http://localhost:%d/".formatted(port));
		this.health = URI.create("http://localhost:%d/actuator/health/".formatted(managementPort));
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		properties.add("redis.port", SERVER::port);
	}

	@BeforeEach
	void start() {
		SERVER.start();
	}

	@AfterEach
	void stop() {
		SERVER.stop();
	}

	@Test
	void thanksNobodyWhileRedisIsAway() throws Exception {
		Visitor visitor = new Visitor(this.page);
		SERVER.stop();
		var refused = visitor.vote("a");
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		assertThat(refused.body()).contains("Your vote was not counted");
		assertThat(visitor.look().body()).doesNotContain("You voted");
	}

	@Test
	void thanksNobodyWhileRedisIsFull() throws Exception {
		double before = rejected();
		this.redis.configSet("maxmemory", "1");
		assertThat(new Visitor(this.page).vote("a").statusCode()).isEqualTo(503);
		assertThat(rejected()).isEqualTo(before + 1);
	}

	@Test
	void takesTheFirstVoteAfterRedisCameBack() throws Exception {
		assertThat(new Visitor(this.page).vote("a").statusCode()).isEqualTo(303);
		SERVER.stop();
		SERVER.start();
		assertThat(new Visitor(this.page).vote("a").statusCode()).isEqualTo(303);
	}

	@Test
	void isReadyOnlyWithRedisButAliveWithout() throws Exception {
		assertThat(status("readiness")).isEqualTo(200);
		SERVER.stop();
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
