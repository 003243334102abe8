package dev.platform.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import dev.platform.cli.FreePort;
import dev.platform.cli.image.MockRegistry.Door;
import dev.platform.cli.image.RegistryAnswer.Kind;
import dev.platform.cli.network.Proxies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is asked of a registry, and how its answers are read; it is a mock.
 * {@link RegistryIntegrationTests} asks a real one.
 */
class AskRegistryTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "OPEN, OPEN", "BASIC, NO_LOGIN", "BEARER, NO_LOGIN", "BEARER_THAT_ANYBODY_GETS, READ_ONLY",
			"BEARER_FROM_ELSEWHERE, NO_LOGIN", "BROKEN, NO_ANSWER" })
	void saysHowFarOneGetsWithoutALogin(Door door, Kind kind) throws IOException {
		assertThat(ask(door).kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "OPEN, OPEN", "BASIC, LOGIN_TAKEN", "BEARER, LOGIN_TAKEN", "BEARER_THAT_ANYBODY_GETS, LOGIN_TAKEN" })
	void triesTheLoginThatIsKnown(Door door, Kind kind) throws IOException {
		assertThat(ask(door, MockRegistry.PASSWORD).kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "BASIC", "BEARER", "BEARER_THAT_ANYBODY_GETS" })
	void saysThatTheLoginIsRefusedAndWhereItIsFrom(Door door) throws IOException {
		RegistryAnswer answer = ask(door, "outdated");
		assertThat(answer.kind()).isEqualTo(Kind.LOGIN_REFUSED);
		assertThat(answer.text()).endsWith("refuses the login of robot from " + this.directory + "/config.json")
			.doesNotContain("outdated");
	}

	@Test
	void tellsNoPasswordWhereSomebodyOnTheWayCouldReadIt() throws IOException {
		try (MockRegistry registry = MockRegistry.start(Door.BEARER_FROM_ELSEWHERE)) {
			know(registry.host(), MockRegistry.PASSWORD);
			assertThat(ask(registry.host()).kind()).isEqualTo(Kind.LOGIN_NOT_TRIED);
			assertThat(registry.requests).containsExactly("/v2/ null");
		}
	}

	@Test
	void asksNoOtherServerOfThisMachineForAToken() throws IOException {
		try (MockRegistry registry = MockRegistry.start(Door.BEARER_FROM_ANOTHER_PORT);
				MockRegistry other = MockRegistry.start(Door.OPEN)) {
			registry.elsewhere = other.host();
			assertThat(ask(registry.host()).kind()).isEqualTo(Kind.NO_LOGIN);
			know(registry.host(), MockRegistry.PASSWORD);
			RegistryAnswer answer = ask(registry.host());
			assertThat(answer.kind()).isEqualTo(Kind.LOGIN_NOT_TRIED);
			assertThat(answer.text()).contains("is not sent to http://" + other.host());
			assertThat(other.requests).isEmpty();
		}
	}

	@Test
	void tellsAPasswordToNobodyWhoDoesNotAsk() throws IOException {
		try (MockRegistry registry = MockRegistry.start(Door.OPEN)) {
			know(registry.host(), MockRegistry.PASSWORD);
			ask(registry.host());
			assertThat(registry.requests).containsExactly("/v2/ null");
		}
	}

	@Test
	void doesNotWaitForOneThatIsSilent() throws IOException {
		Instant begin = Instant.now();
		RegistryAnswer answer = ask(Door.SILENT);
		assertThat(answer.kind()).isEqualTo(Kind.NO_ANSWER);
		assertThat(answer.text()).contains("does not answer: Read timed out");
		assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(6));
	}

	@Test
	void saysWhyThereIsNoAnswer() throws IOException {
		assertThat(ask("127.0.0.1:" + FreePort.find()).text()).endsWith("does not answer: Connection refused");
		assertThat(asking().ask(new RegistryHost("registry.invalid", false)).text())
			.isEqualTo("registry.invalid does not answer: its name is not known here");
	}

	@Test
	void readsItsClock() throws IOException {
		try (MockRegistry registry = MockRegistry.start(Door.BASIC)) {
			assertThat(asking().time(RegistryHost.local(registry.host())))
				.hasValueSatisfying((time) -> assertThat(Duration.between(time, Instant.now()).abs())
					.isLessThan(Duration.ofSeconds(10)));
		}
	}

	private RegistryAnswer ask(Door door) throws IOException {
		try (MockRegistry registry = MockRegistry.start(door)) {
			return ask(registry.host());
		}
	}

	private RegistryAnswer ask(Door door, String password) throws IOException {
		try (MockRegistry registry = MockRegistry.start(door)) {
			know(registry.host(), password);
			return ask(registry.host());
		}
	}

	private RegistryAnswer ask(String host) {
		return asking().ask(RegistryHost.local(host));
	}

	private AskRegistry asking() {
		return new AskRegistry(new Proxies(Map.of()), new DockerLogins(
				Map.of("HOME", this.directory.toString(), "DOCKER_CONFIG", this.directory.toString())));
	}

	private void know(String host, String password) throws IOException {
		String auth = Base64.getEncoder().encodeToString((MockRegistry.USER + ":" + password).getBytes());
		Files.writeString(this.directory.resolve("config.json"),
				"{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(host, auth));
	}

}
