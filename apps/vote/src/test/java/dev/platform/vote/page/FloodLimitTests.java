package dev.platform.vote.page;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FloodLimitTests {

	private static final long SECOND = 1_000_000_000;

	private final FloodLimit limit = new FloodLimit(10);

	@Test
	void admitsABurstAndThenSoManyASecond() {
		assertThat(admitted("192.0.2.1", 100, 0)).isEqualTo(50);
		assertThat(admitted("192.0.2.1", 100, SECOND)).isEqualTo(10);
		assertThat(admitted("192.0.2.1", 100, 100 * SECOND)).isEqualTo(50);
	}

	@Test
	void letsNobodyPayForAnother() {
		admitted("192.0.2.1", 100, 0);
		assertThat(admitted("192.0.2.2", 100, 0)).isEqualTo(50);
	}

	@Test
	void takesANetworkOfIpv6ForOneAddress() {
		admitted("2001:db8:0:1::1", 100, 0);
		assertThat(admitted("2001:db8:0:1:ffff::2", 1, 0)).isZero();
		assertThat(admitted("2001:db8:0:2::1", 1, 0)).isOne();
	}

	private long admitted(String address, int votes, long now) {
		return IntStream.range(0, votes).filter((_) -> this.limit.admits(address, now)).count();
	}

}
