package dev.platform.vote.client;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CrowdTests {

	private final Network one = Network.of("192.0.2.1");

	private final Network other = Network.of("192.0.2.2");

	@Test
	void letsInSoManyOfOneClient() {
		Crowd crowd = new Crowd(2);
		assertThat(crowd.enter(this.one)).isTrue();
		assertThat(crowd.enter(this.one)).isTrue();
		assertThat(crowd.isFull(this.one)).isTrue();
		assertThat(crowd.enter(this.one)).isFalse();
		assertThat(crowd.enter(this.other)).isTrue();
		crowd.leave(this.one);
		assertThat(crowd.enter(this.one)).isTrue();
		assertThat(crowd.enter(this.one)).isFalse();
	}

	@Test
	void letsInAnyNumberWithoutALimit() {
		Crowd crowd = new Crowd(0);
		for (int i = 0; i < 10_000; i++) {
			assertThat(crowd.enter(this.one)).isTrue();
		}
		assertThat(crowd.isFull(this.one)).isFalse();
	}

	@Test
	void takesANetworkOfIpv6ForOneClient() {
		Crowd crowd = new Crowd(1);
		assertThat(crowd.enter(Network.of("2001:db8:0:1::1"))).isTrue();
		assertThat(crowd.enter(Network.of("2001:db8:0:1:ffff::2"))).isFalse();
		assertThat(crowd.enter(Network.of("2001:db8:0:2::1"))).isTrue();
	}

}
