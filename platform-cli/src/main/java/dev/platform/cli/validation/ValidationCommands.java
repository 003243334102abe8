package dev.platform.cli.validation;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The word for checking before anybody delivers.
 */
@Order(15)
@Component
class ValidationCommands {

	private final Validate validate;

	private final FolderSnapshot workTree;

	private final GitRemote remote;

	ValidationCommands(Validate validate, FolderSnapshot workTree, GitRemote remote) {
		this.validate = validate;
		this.workTree = workTree;
		this.remote = remote;
	}

	@Command(name = "validate", group = CommandGroup.CHANGES,
			description = "Render the overlays and hold them against schemas and policies",
			help = "platform validate\nplatform validate --env prod --service vote --output sarif")
	String validate(
			@Option(longName = "env",
					description = "the environment; default: all") @Nullable EnvironmentName environment,
			@Option(longName = "service",
					description = "services; default: all, and the environments' own") @Nullable ServiceNames services,
			@Option(longName = "path",
					description = "the root of a checkout; default: the one this command is from") @Nullable Path path,
			@Option(longName = "revision",
					description = "a commit of the repository, or head, in place of a checkout") @Nullable Revision revision,
			@Option(longName = "output", defaultValue = "table",
					description = "table, json, sarif or github") ReportFormat output) {
		if (path != null && revision != null) {
			throw Problem.usage("--path is a checkout, --revision a commit", "leave one of them out");
		}
		ValidationReport report = this.validate.run(snapshot(path, revision), new Selection(environment, services));
		if (report.errors() > 0) {
			throw Problem
				.failed(ValidationReport.counted(report.errors(), "error") + " found",
						"mend them as each says, then repeat the command")
				.with(output.render(report));
		}
		return output.render(report);
	}

	private Snapshot snapshot(@Nullable Path path, @Nullable Revision revision) {
		if (revision != null) {
			Snapshot head = this.remote.fetch();
			return revision.isHead() ? head : this.remote.snapshot(revision.value());
		}
		if (path == null) {
			return this.workTree;
		}
		if (!Files.isDirectory(path.resolve("gitops"))) {
			throw Problem.usage("%s has no folder gitops".formatted(path), "name the root of a checkout");
		}
		return new FolderSnapshot(path.toAbsolutePath().normalize());
	}

}
