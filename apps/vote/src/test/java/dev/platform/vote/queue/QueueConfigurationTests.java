package dev.platform.vote.queue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class QueueConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(QueueConfiguration.class);

	@ParameterizedTest
	@ValueSource(strings = { "redis", "nats" })
	void knowsBothServers(String server) {
		this.runner.withPropertyValues("vote.queue=" + server).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void namesTheChoiceThatNobodyKnows() {
		this.runner.withPropertyValues("vote.queue=kafka")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("kafka")
				.hasMessageContaining("redis or nats"));
	}

}
