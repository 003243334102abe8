package dev.platform.local.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import dev.platform.local.manifest.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTableTests {

	private final RouteTable table = new RouteTable();

	@BeforeEach
	void addRoutes() {
		this.table.routes("dev", List.of(route("dev.localhost", "/"), route("dev.localhost", "/vote")));
		this.table.routes("prod", List.of(route("prod.localhost", "/vote")));
	}

	@Test
	void findsTheLongestPrefixOfTheRightHost() {
		assertThat(this.table.find("DEV.localhost", "/vote/x")).get()
			.extracting((target) -> target.route().path())
			.isEqualTo("/vote");
		assertThat(this.table.find("dev.localhost", "/other")).get()
			.extracting((target) -> target.route().path())
			.isEqualTo("/");
		assertThat(this.table.find("prod.localhost", "/other")).isEmpty();
	}

	@Test
	void leadsNowhereUntilAWorkloadIsReady() {
		assertThat(this.table.find("prod.localhost", "/vote")).get().extracting(RouteTable.Target::address).isNull();
		this.table.endpoint("prod", "vote", InetAddress.ofLiteral("127.20.2.2"));
		assertThat(this.table.find("prod.localhost", "/vote")).get()
			.extracting(RouteTable.Target::address)
			.isEqualTo(new InetSocketAddress("127.20.2.2", 8080));
	}

	private static Route route(String host, String path) {
		return new Route(host, path, false, "vote", 8080);
	}

}
