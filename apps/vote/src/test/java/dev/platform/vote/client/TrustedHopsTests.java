package dev.platform.vote.client;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrustedHopsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1 | 203.0.113.1                          | 203.0.113.1
			1 | 198.51.100.9, 203.0.113.1            | 203.0.113.1
			1 | 198.51.100.9, 10.0.0.7               | 10.0.0.7
			2 | 198.51.100.9, 203.0.113.1, 10.0.0.7  | 203.0.113.1
			2 | 203.0.113.1                          | 203.0.113.1
			3 | 203.0.113.1, 10.0.0.7                | 203.0.113.1
			2 | , , 203.0.113.1, 10.0.0.7            | 203.0.113.1
			""")
	void takesTheAddressThatTheFirstOfItsProxiesSaw(int hops, String forwarded, String client) {
		assertThat(new TrustedHops(hops).client(List.of(forwarded))).isEqualTo(client);
	}

	@Test
	void readsSeveralHeadersAsOne() {
		TrustedHops hops = new TrustedHops(2);
		assertThat(hops.client(List.of("198.51.100.9, 203.0.113.1", "10.0.0.7"))).isEqualTo("203.0.113.1");
		assertThat(hops.client(List.of("198.51.100.9", "203.0.113.1, 10.0.0.7"))).isEqualTo("203.0.113.1");
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.1:4711,203.0.113.1", "[2001:db8::1]:4711,2001:db8:0:0:0:0:0:1",
			"[2001:db8::1],2001:db8:0:0:0:0:0:1", "2001:DB8::0001,2001:db8:0:0:0:0:0:1",
			"::ffff:203.0.113.1,203.0.113.1" })
	void spellsAnAddressAlwaysAlike(String forwarded, String client) {
		assertThat(new TrustedHops(1).client(List.of(forwarded))).isEqualTo(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ",", "unknown", "_hidden", "203.0.113.256", "203.0.113.1.1", "203.0.113.1:x",
			"[2001:db8::1", "2001:db8::1]", "fe80::1%eth0", "\"203.0.113.1\"", "for=203.0.113.1", "localhost",
			"203.0.113.1, evil", ":::", "1 203.0.113.1" })
	void believesNothingThatIsNoAddress(String forwarded) {
		assertThat(new TrustedHops(1).client(List.of(forwarded))).isNull();
	}

	@Test
	void doesNotLookFurtherThanItsProxies() {
		String[] many = new String[4000];
		Arrays.fill(many, "198.51.100.9");
		assertThat(new TrustedHops(1).client(List.of(String.join(",", many) + ",203.0.113.1")))
			.isEqualTo("203.0.113.1");
	}

	@Test
	void believesNobodyWithoutProxies() {
		assertThat(new TrustedHops(0).client(List.of("203.0.113.1"))).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> new TrustedHops(-1));
	}

}
