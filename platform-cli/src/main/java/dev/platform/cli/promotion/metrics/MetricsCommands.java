package dev.platform.cli.promotion.metrics;

import java.time.Duration;

import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.pipeline.EnvironmentName;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The word for measuring.
 */
@Order(12)
@Component
class MetricsCommands {

	private final MeasureDelivery measure;

	MetricsCommands(MeasureDelivery measure) {
		this.measure = measure;
	}

	@Command(name = "metrics", group = CommandGroup.CHANGES,
			description = "Show how often, how fast and how well changes are delivered",
			help = "platform metrics --since 30d\nplatform metrics --since 7d --env prod --output prometheus")
	String metrics(
			@Option(longName = "since", defaultValue = "30d",
					description = "how far back, as 12h or 30d") Duration since,
			@Option(longName = "env",
					description = "the environment; default: all") @Nullable EnvironmentName environment,
			@Option(longName = "service", description = "services; default: all") @Nullable ServiceNames services,
			@Option(longName = "output", defaultValue = "table",
					description = "table, json or prometheus") MetricsFormat output) {
		return output.render(this.measure.run(since, environment, services));
	}

}
