package dev.platform.vote.redis;

import dev.platform.vote.RealRedis;
import dev.platform.vote.queue.QueueContract;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class RedisVotesIntegrationTests extends QueueContract {

	private static final RealRedis SERVER = RealRedis.onFreePort();

	RedisVotesIntegrationTests() {
		super(SERVER);
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		properties.add("vote.queue", () -> "redis");
		properties.add("redis.port", SERVER::port);
	}

}
