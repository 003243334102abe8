package dev.platform.cli.status;

import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The word for looking.
 */
@Order(10)
@Component
class StatusCommands {

	private final ShowStatus status;

	private final WatchStatus watch;

	StatusCommands(ShowStatus status, WatchStatus watch) {
		this.status = status;
		this.watch = watch;
	}

	@Command(name = "status", group = CommandGroup.CHANGES,
			description = "Show what should run, what runs, and whether it is well",
			help = "platform status\nplatform status --watch")
	String status(@Option(longName = "watch", description = "follow the rollout until all is well") boolean follow,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(follow ? this.watch.run() : this.status.run());
	}

}
