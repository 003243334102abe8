package dev.platform.worker.nats;

import dev.platform.worker.OrderContract;
import dev.platform.worker.RealNats;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "dev.platform.worker.RealNats#isInstalled", disabledReason = "NOT RUN: there is no nats-server")
class NatsOrderIntegrationTests extends OrderContract {

	private static final RealNats QUEUE = RealNats.onFreePort();

	NatsOrderIntegrationTests() {
		super(QUEUE, "--worker.queue=nats", "--nats.port=" + QUEUE.port(), "--nats.token=" + RealNats.TOKEN);
	}

}
