package dev.platform.vote.nats;

import dev.platform.vote.RealNats;
import dev.platform.vote.queue.QueueContract;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EnabledIf(value = "dev.platform.vote.RealNats#isInstalled", disabledReason = "NOT RUN: there is no nats-server")
class NatsVotesIntegrationTests extends QueueContract {

	private static final RealNats SERVER = RealNats.onFreePort();

	NatsVotesIntegrationTests() {
		super(SERVER);
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		properties.add("vote.queue", () -> "nats");
		properties.add("nats.port", SERVER::port);
		properties.add("nats.token", () -> RealNats.TOKEN);
	}

}
