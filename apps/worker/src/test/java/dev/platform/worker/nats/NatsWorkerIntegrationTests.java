package dev.platform.worker.nats;

import dev.platform.worker.RealNats;
import dev.platform.worker.WorkerContract;
import dev.platform.worker.store.RealPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EnabledIf(value = "dev.platform.worker.RealNats#isInstalled", disabledReason = "NOT RUN: there is no nats-server")
class NatsWorkerIntegrationTests extends WorkerContract {

	private static final RealNats QUEUE = RealNats.onFreePort();

	private static final EmbeddedPostgres POSTGRES = RealPostgres.start();

	NatsWorkerIntegrationTests() {
		super(QUEUE, POSTGRES);
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		QUEUE.start();
		properties.add("worker.queue", () -> "nats");
		properties.add("nats.port", QUEUE::port);
		properties.add("nats.token", () -> RealNats.TOKEN);
		RealPostgres.register(properties, POSTGRES.getPort());
	}

}
