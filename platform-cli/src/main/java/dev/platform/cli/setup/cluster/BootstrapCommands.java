package dev.platform.cli.setup.cluster;

import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The words for a cluster that exists.
 */
@Order(30)
@Component
class BootstrapCommands {

	private final Bootstrap bootstrap;

	private final ShowDashboard dashboard;

	BootstrapCommands(Bootstrap bootstrap, ShowDashboard dashboard) {
		this.bootstrap = bootstrap;
		this.dashboard = dashboard;
	}

	@Command(name = "bootstrap", group = CommandGroup.MACHINE,
			description = "Put Argo CD into the cluster of the current context and have it follow a repository",
			help = "platform bootstrap --repo https://git.example.com/platform.git")
	String bootstrap(
			@Option(longName = "repo", required = true,
					description = "the repository's address as the cluster reaches it") String repository,
			@Option(longName = "branch", defaultValue = "main", description = "the branch to follow") String branch,
			@Option(longName = "username",
					description = "for a private repository; the password is read from PLATFORM_GIT_PASSWORD") @Nullable String username,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.bootstrap.run(GitAccess.of(repository, branch, username, System.getenv())));
	}

	@Command(name = "dashboard", group = CommandGroup.MACHINE,
			description = "Tell where Argo CD's dashboard is and how to log in", help = "platform dashboard")
	String dashboard(@Option(longName = "output", defaultValue = "table",
			description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.dashboard.run());
	}

}
