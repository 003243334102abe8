package dev.platform.cli.base;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FolderSnapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * Commands for bases of other repositories.
 */
@Order(35)
@Component
class BaseCommands {

	private final FetchBases fetch;

	private final GitRemote remote;

	BaseCommands(FetchBases fetch, GitRemote remote) {
		this.fetch = fetch;
		this.remote = remote;
	}

	@Command(name = { "base", "fetch" }, group = CommandGroup.MACHINE,
			description = "Fetch the bases of other repositories that gitops/pipeline.yaml lists",
			help = "platform base fetch --dry-run\nplatform base fetch --yes")
	String fetch(
			@Option(longName = "path",
					description = "the root of a checkout; default: the branch's head") @Nullable Path path,
			@Option(longName = "yes", description = "do it without asking") boolean sure,
			@Option(longName = "dry-run", description = "show the bases, fetch nothing") boolean dryRun,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		if (path != null && !Files.isDirectory(path.resolve("gitops"))) {
			throw Problem.usage("%s has no folder gitops".formatted(path), "name the root of a checkout");
		}
		return output.render(this.fetch.run(
				(path != null) ? new FolderSnapshot(path.toAbsolutePath().normalize()) : this.remote.fetch(), sure,
				dryRun));
	}

}
