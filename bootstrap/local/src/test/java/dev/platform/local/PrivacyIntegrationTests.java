package dev.platform.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.platform.local.fixture.EmbeddedSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What others on this machine see, and what services may do beyond their work.
 */
class PrivacyIntegrationTests {

	private static EmbeddedSystem system;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		system = new EmbeddedSystem(directory, "127.27");
		system.awaitRunning();
	}

	@AfterAll
	static void stop() throws Exception {
		system.close();
	}

	@Test
	void letsServicesDoNothingToTheQueueButUseIt() throws Exception {
		try (RedisClient redis = redis()) {
			redis.set("fish", "red");
			assertThat(redis.eval("return redis.call('GET', 'fish')")).isEqualTo("red");
			for (String words : List.of("CONFIG GET dir", "CONFIG SET dir /tmp", "KEYS *", "FLUSHALL", "SHUTDOWN",
					"ACL LIST", "MODULE LIST", "REPLICAOF 127.0.0.1 1", "SAVE", "CLIENT LIST", "MONITOR",
					"DEBUG SLEEP 0", "MIGRATE 127.0.0.1 1 fish 0 1", "FUNCTION LIST")) {
				String[] parts = words.split(" ");
				assertThatExceptionOfType(JedisDataException.class).as(words)
					.isThrownBy(() -> redis.sendCommand(() -> parts[0].getBytes(StandardCharsets.US_ASCII),
							Arrays.copyOfRange(parts, 1, parts.length)))
					.withMessageMatching("(NOPERM|ERR DEBUG).*");
			}
			assertThatExceptionOfType(JedisDataException.class)
				.isThrownBy(() -> redis.eval("return redis.call('CONFIG', 'GET', 'dir')"));
		}
		try (RedisClient stranger = RedisClient.builder()
			.hostAndPort(new HostAndPort(address("redis"), 6379))
			.build()) {
			assertThatExceptionOfType(JedisDataException.class).isThrownBy(() -> stranger.get("fish"))
				.withMessageStartingWith("NOAUTH");
		}
	}

	@Test
	void showsNobodyElseWhatItKeeps() throws Exception {
		assertThat(modes(system.home())).isEqualTo("rwx------");
		for (String name : List.of("status.json", "lock", "data", "logs", "secrets", "run", "tls")) {
			try (Stream<Path> files = Files.walk(system.home().resolve(name))) {
				assertThat(files.filter(Files::isRegularFile)).isNotEmpty()
					.allSatisfy((file) -> assertThat(modes(file)).matches("r..------"));
			}
		}
	}

	private static String modes(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	private static RedisClient redis() throws Exception {
		return RedisClient.builder()
			.hostAndPort(new HostAndPort(address("redis"), 6379))
			.clientConfig(DefaultJedisClientConfig.builder().password(secret("redis/password")).build())
			.build();
	}

	private static String secret(String name) throws Exception {
		return Files.readString(system.home().resolve("secrets/dev").resolve(name));
	}

	private static String address(String service) throws Exception {
		return Files.readAllLines(system.home().resolve("run/dev/hosts"))
			.stream()
			.filter((line) -> line.endsWith(" " + service))
			.findFirst()
			.orElseThrow()
			.split(" ")[0];
	}

}
