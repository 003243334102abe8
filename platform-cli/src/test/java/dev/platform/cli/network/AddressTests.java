package dev.platform.cli.network;

import java.net.URI;
import java.util.Map;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Every spelling of an address: what is refused, and that no secret is shown.
 */
class AddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			https://git.example.com/p.git | https://git.example.com/p.git | - | -
			HTTPS://user:s3cret@Git.Example.com/p.git | https://Git.Example.com/p.git | user | s3cret
			https://user:s3c@ret@git.example.com/p.git | https://git.example.com/p.git | user | s3c@ret
			https://user:s%2F3%40c%25ret@git.example.com:8443/p | https://git.example.com:8443/p | user | s/3@c%ret
			https://s3cret@git.example.com/p.git | https://git.example.com/p.git | s3cret | -
			https://:s3cret@git.example.com/p.git | https://git.example.com/p.git | - | s3cret
			http://user:s3cret:x@[::1]:3000/p | http://[::1]:3000/p | user | s3cret:x
			ssh://git:s3cret@git.example.com:2222/p | ssh://git@git.example.com:2222/p | git | s3cret
			git://user:s3cret@git.example.com/p | git://git.example.com/p | user | s3cret
			git@git.example.com:team/p.git | git@git.example.com:team/p.git | git | -
			git.example.com:p.git | git.example.com:p.git | - | -
			[2001:db8::1]:p.git | [2001:db8::1]:p.git | - | -
			/srv/a@b:c d.git | /srv/a@b:c d.git | - | -
			./a:b | ./a:b | - | -
			file:///srv/p.git | file:///srv/p.git | - | -
			""")
	void readsOnceAndShowsNoSecret(String text, String shown, String user, String password) {
		Address address = Address.of("test", text);
		assertThat(address).hasToString(shown);
		assertThat(address.user()).isEqualTo(user);
		assertThat(address.password()).isEqualTo(password);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://user:p/s3cret@git.example.com/p", "HTTPS://user:1/s3cret@git.example.com/p",
			"https://user:443/s3cret@git.example.com/p", "https://user:s3cret@w/x@git.example.com/p",
			"https://user:s3cret#x@git.example.com/p", "https://user:s3cret?x@git.example.com/p",
			"https://user:%s3cret@git.example.com/p", "https://user:s3cret\\@git.example.com/p",
			"https://git.example.com/p?token=s3cret", "https://git.example.com/p#s3cret", "https://user:s3cret@/p",
			"https://user:s3cret@git.example.com:99999/p", "user:s3cret@git.example.com:p",
			"git@host:s3cret@git.example.com:p", "s3cret:x@host", "https:///s3cret", "https://%67it.example.com/s3cret",
			"ftp://user:s3cret@git.example.com/p", "file://user:s3cret@git.example.com/p" })
	void refusesWhatProgramsReadDifferentlyAndRepeatsNothingOfIt(String text) {
		Problem problem = catchThrowableOfType(Problem.class, () -> Address.of("PLATFORM_REPOSITORY", text));
		assertThat(problem).hasMessageStartingWith("PLATFORM_REPOSITORY: ");
		assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
		assertThat(problem.hint()).isNotEmpty();
		assertThat(problem.getMessage() + problem.hint()).doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://git.example.com/p%0ahost=github.com", "https://git.example.com%0ahost=x/p",
			"https://user%0Ahost=x@git.example.com/p", "https://user:a%0dhost=x@git.example.com/p",
			"https://git.example.com/p\nhost=github.com", "https://git.example.com/p%00",
			"https://git.example.com/%1b[2J", "https://git.example.com/%7f", "https://git.example.com/p%09",
			"https://git.example.com/%e2%80%ae", "https://git.example.com/\u202egit", "git@git.example.com:p%0a",
			"ssh://git%0d@git.example.com/p", "/srv/p\r.git", "file:///srv/%0a", "", " " })
	void refusesControlCharactersInEveryField(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Address.of("the template", text))
			.withMessageStartingWith("the template: the address is empty, or holds a control character");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ext::sh -c touch% x", "ext::/bin/sh", "fd::7", "transport::https://git.example.com/p",
			"-oProxyCommand=touch x", "--upload-pack=touch x", "ssh://-oProxyCommand=x/p",
			"ssh://-oProxyCommand=x@git.example.com/p", "ssh://a$(touch x)@git.example.com/p",
			"ssh://a`x`@git.example.com/p", "git@-oProxyCommand=x:p", "-x@git.example.com:p", "git@git.example.com:-x",
			"a;touch x@git.example.com:p", "ssh://git@$(touch x)/p", "amazon-s3://x@bucket/p",
			"sftp://git.example.com/p", "git@git.example.com::p" })
	void refusesWhatStartsProgramsOrIsAnOption(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> Address.of("the template", text));
	}

	@Test
	void knowsTheServerThatASecretIsFor() {
		Endpoint server = Address.of("test", "https://GIT.example.com/p").server().orElseThrow();
		assertThat(server).isEqualTo(new Endpoint("https", "git.example.com", 443));
		assertThat(server).isNotEqualTo(new Endpoint("http", "git.example.com", 443))
			.isNotEqualTo(new Endpoint("https", "git.example.com", 8443))
			.isNotEqualTo(new Endpoint("https", "git.example.com.evil.example", 443));
	}

	@ParameterizedTest
	@CsvSource({ "http://127.0.0.1:3000, true", "http://localhost, true", "http://dev.localhost:80, true",
			"http://[::1]:1, true", "https://git.example.com, true", "http://git.example.com, false",
			"http://127.0.0.1.example.com, false", "http://localhost.example.com, false",
			"http://10.0.0.7:3000, false" })
	void letsPlainHttpAloneOnThisMachine(String address, boolean permitted) {
		Endpoint server = Address.of("test", address).server().orElseThrow();
		assertThat(new PlainHttp(Map.of()).permits(server)).isEqualTo(permitted);
		assertThat(new PlainHttp(Map.of("PLATFORM_ALLOW_HTTP", "http://other.example.com, " + address)).permits(server))
			.isTrue();
		assertThat(new PlainHttp(Map.of("PLATFORM_ALLOW_HTTP", "http://git.example.com:81")).permits(server))
			.isEqualTo(permitted);
	}

	@Test
	void showsTheAddressOfAPageWithoutItsSecrets() {
		assertThat(Address.shown(URI.create("https://user:s3cret@prometheus.example.com:9090/a?token=s3cret")))
			.isEqualTo("https://prometheus.example.com:9090/a?…");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://user:s3cret@git.example.com/t.git#web", "HTTPS://u:p/s3cret@git.example.com/p",
			"https://s3cret@git.example.com", "try \"https://u:a@s3cret@h/p\"" })
	void hidesALoginThatSomebodyTyped(String text) {
		assertThat(Address.hideLogins("platform --debug x " + text)).contains("://…@").doesNotContain("s3cret");
		assertThat(Address.shown(text)).doesNotContain("s3cret");
	}

	@Test
	void leavesAnAddressWithoutLoginAsItIs() {
		String text = "--template https://git.example.com:8443/t.git#web@main";
		assertThat(Address.hideLogins(text)).isEqualTo(text);
	}

}
