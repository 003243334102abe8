package dev.platform.cli.promotion.rollout;

import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.pipeline.EnvironmentName;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The word for waiting on.
 */
@Order(10)
@Component
class WaitCommands {

	private final WaitForRollout rollout;

	WaitCommands(WaitForRollout rollout) {
		this.rollout = rollout;
	}

	@Command(name = "wait", group = CommandGroup.CHANGES,
			description = "Stay until what an environment asks for is proven; revert nothing",
			help = "platform wait --env prod\nplatform wait --env prod --service vote,result")
	String await(
			@Option(longName = "env", required = true, description = "the environment") EnvironmentName environment,
			@Option(longName = "service", description = "services; default: all") @Nullable ServiceNames services,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.rollout.run(environment, services));
	}

}
