package dev.platform.worker.redis;

import dev.platform.worker.RealRedis;
import dev.platform.worker.WorkerContract;
import dev.platform.worker.store.RealPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class RedisWorkerIntegrationTests extends WorkerContract {

	private static final RealRedis QUEUE = RealRedis.onFreePort();

	private static final EmbeddedPostgres POSTGRES = RealPostgres.start();

	RedisWorkerIntegrationTests() {
		super(QUEUE, POSTGRES);
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		QUEUE.start();
		properties.add("worker.queue", () -> "redis");
		properties.add("redis.port", QUEUE::port);
		RealPostgres.register(properties, POSTGRES.getPort());
	}

}
