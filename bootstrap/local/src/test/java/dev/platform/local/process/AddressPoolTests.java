package dev.platform.local.process;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AddressPoolTests {

	@Test
	void lastsAsLongAsAddressesAreGivenBackAndReusesThemLate() {
		AddressPool pool = new AddressPool("127.20", 1);
		InetAddress first = pool.take();
		assertThat(first.getHostAddress()).isEqualTo("127.20.1.2");
		pool.giveBack(first);
		assertThat(pool.take().getHostAddress()).isEqualTo("127.20.1.3");
		for (int i = 0; i < 1000; i++) {
			pool.giveBack(pool.take());
		}
	}

	@Test
	void staysOnTheLoopbackInterface() {
		assertThatIllegalArgumentException().isThrownBy(() -> new AddressPool("10.0", 1));
	}

}
