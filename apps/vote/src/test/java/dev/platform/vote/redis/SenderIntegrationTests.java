package dev.platform.vote.redis;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

import dev.platform.vote.RealRedis;
import dev.platform.vote.queue.QueueUnavailable;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SenderIntegrationTests {

	@Test
	void goesOnAfterAnErrorAndLetsNobodyWaitForEver() {
		RealRedis server = RealRedis.onFreePort();
		server.start();
		try (RedisClient redis = RedisClient.create("localhost", server.port());
				RedisVotes votes = new RedisVotes(redis)) {
			assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(() -> votes.add(new Unwritable()))
				.withMessageContaining("no memory");
			votes.add(Map.of("voter", "x"));
			assertThat(server.entries()).extracting("voter").containsExactly("x");
		}
		finally {
			server.die();
		}
	}

	private static final class Unwritable extends AbstractMap<String, String> {

		@Override
		public Set<Entry<String, String>> entrySet() {
			throw new OutOfMemoryError("no memory");
		}

	}

}
