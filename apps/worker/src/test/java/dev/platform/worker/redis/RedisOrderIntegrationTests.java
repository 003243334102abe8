package dev.platform.worker.redis;

import dev.platform.worker.OrderContract;
import dev.platform.worker.RealRedis;

class RedisOrderIntegrationTests extends OrderContract {

	private static final RealRedis QUEUE = RealRedis.onFreePort();

	RedisOrderIntegrationTests() {
		super(QUEUE, "--worker.queue=redis", "--redis.port=" + QUEUE.port());
	}

}
