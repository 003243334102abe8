package dev.platform.vote.page;

import java.net.URI;

import dev.platform.vote.RealRedis;
import dev.platform.vote.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

// 127.0.0.1 is a proxy that is believed, ::1 is not. One vote takes a second to forget.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "management.server.port=0",
		"vote.flood-limit=1", "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1" })
class FloodIntegrationTests {

	// Far more than a slow machine sends in the time that it takes to forget them.
	private static final int FLOOD = 200;

	private static final RealRedis SERVER = RealRedis.onFreePort();

	private final int port;

	FloodIntegrationTests(@LocalServerPort int port) {
		this.port = port;
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		SERVER.start();
		properties.add("redis.port", SERVER::port);
	}

	@AfterAll
	static void stop() {
		SERVER.die();
	}

	@Test
	void refusesAFloodFromOneAddressOnly() throws Exception {
		URI page = URI.create("http://127.0.0.1:%d/".formatted(this.port));
		var refused = new Visitor(page).vote("a", "X-Forwarded-For", "203.0.113.1");
		for (int i = 0; i < FLOOD && refused.statusCode() == 303; i++) {
			refused = new Visitor(page).vote("a", "X-Forwarded-For", "203.0.113.1");
		}
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValue("Retry-After")).contains("1");
		assertThat(refused.body()).contains("That was too fast").contains("Yours was not counted");
		assertThat(vote(page, "203.0.113.2")).isEqualTo(303);
		assertThat(new Visitor(page).look().statusCode()).isEqualTo(200);
	}

	@Test
	void doesNotBelieveAStrangerWhoSaysToBeManyOthers() throws Exception {
		URI page = URI.create("http://[::1]:%d/".formatted(this.port));
		int status = vote(page, "203.0.113.0");
		for (int i = 1; i < FLOOD && status == 303; i++) {
			status = vote(page, "203.0.113." + i);
		}
		assertThat(status).isEqualTo(429);
	}

	private static int vote(URI page, String forwardedFor) throws Exception {
		return new Visitor(page).vote("a", "X-Forwarded-For", forwardedFor).statusCode();
	}

}
