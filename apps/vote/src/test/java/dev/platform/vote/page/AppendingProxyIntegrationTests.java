package dev.platform.vote.page;

import java.net.URI;
import java.util.function.IntFunction;

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

/**
 * Behind two proxies in a private network that append whom they were asked from to what a
 * client says of itself. One vote takes a second to forget.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "vote.flood-limit=1", "client.trusted-hops=2" })
class AppendingProxyIntegrationTests {

	// Far more than a slow machine sends in the time that it takes to forget them.
	private static final int FLOOD = 200;

	private static final RealRedis SERVER = RealRedis.onFreePort();

	private final URI page;

	AppendingProxyIntegrationTests(@LocalServerPort int port) {
		this.page = URI.create("http://127.0.0.1:%d/".formatted(port));
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
	void countsWhomTheFirstProxySawWhateverTheClientSays() throws Exception {
		assertThat(flood("198.51.100.%d, 203.0.113.1, 10.0.0.2"::formatted)).isEqualTo(429);
		assertThat(vote("198.51.100.1, 203.0.113.2, 10.0.0.2")).isEqualTo(303);
	}

	// What goes by networks takes such a client for one more proxy, and believes it.
	@Test
	void countsAClientInAPrivateNetworkToo() throws Exception {
		assertThat(flood("198.51.100.%d, 10.0.0.7, 10.0.0.2"::formatted)).isEqualTo(429);
		assertThat(vote("198.51.100.1, 10.0.0.8, 10.0.0.2")).isEqualTo(303);
	}

	@Test
	void takesNoHarmFromWhatIsNoAddress() throws Exception {
		assertThat(flood("203.0.113.3, unknown-%d, 10.0.0.2"::formatted)).isEqualTo(429);
	}

	@Test
	void countsANetworkOfIpv6AsOne() throws Exception {
		assertThat(flood("2001:db8:1::1, 2001:db8:0:1::%x, 10.0.0.2"::formatted)).isEqualTo(429);
		assertThat(vote("2001:db8:1::1, 2001:db8:0:2::1, 10.0.0.2")).isEqualTo(303);
	}

	private int flood(IntFunction<String> forwardedFor) throws Exception {
		int status = vote(forwardedFor.apply(0));
		for (int i = 1; i < FLOOD && status == 303; i++) {
			status = vote(forwardedFor.apply(i));
		}
		return status;
	}

	private int vote(String forwardedFor) throws Exception {
		return new Visitor(this.page).vote("a", "X-Forwarded-For", forwardedFor).statusCode();
	}

}
