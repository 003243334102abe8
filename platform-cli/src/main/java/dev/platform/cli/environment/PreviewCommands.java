package dev.platform.cli.environment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Land;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The words for environments that go away by themselves.
 */
@Order(20)
@Component
class PreviewCommands {

	private final CreateEnvironment create;

	private final DeleteEnvironment delete;

	private final Land land;

	PreviewCommands(CreateEnvironment create, DeleteEnvironment delete, Land land) {
		this.create = create;
		this.delete = delete;
		this.land = land;
	}

	@Command(name = { "preview", "create" }, group = CommandGroup.SERVICES,
			description = "Make a short-lived copy of the first environment, with another image of one service",
			help = "platform preview create --service vote --image registry.example.com/vote:2.1.0-rc1 --ttl 4h")
	String create(@Option(longName = "service", required = true, description = "the service") ServiceName service,
			@Option(longName = "image", required = true, description = "REPOSITORY:TAG[@DIGEST]") ImageReference image,
			@Option(longName = "ttl", defaultValue = "4h", description = "how long it stays: 30m, 4h, 2d") Duration ttl,
			@Option(longName = "name",
					description = "its name; default: service and tag") @Nullable EnvironmentName name,
			@Option(longName = "host",
					description = "its host; default: like the first environment's") @Nullable String host,
			@Option(longName = "dry-run", description = "show the files, commit nothing") boolean dryRun,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		if (ttl.isNegative() || ttl.isZero()) {
			throw Problem.usage("a preview that ends at once shows nothing", "--ttl 4h");
		}
		Instant expires = now().plus(ttl).truncatedTo(ChronoUnit.SECONDS);
		EnvironmentName called = (name != null) ? name : NewPreview.nameFor(service, image);
		return output.render(this.create
			.preview(new NewPreview(called, service, image, expires, (host != null) ? host : ""), dryRun));
	}

	@Command(name = { "preview", "list" }, group = CommandGroup.SERVICES,
			description = "List the previews and when they end", help = "platform preview list")
	String list(@Option(longName = "output", defaultValue = "table",
			description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(Previews.in(this.land.look()));
	}

	@Command(name = { "preview", "delete" }, group = CommandGroup.SERVICES,
			description = "Take a preview away before its time",
			help = "platform preview delete --name vote-2-1-0-rc1 --dry-run\n"
					+ "platform preview delete --name vote-2-1-0-rc1 --yes")
	String delete(@Option(longName = "name", required = true, description = "the preview") EnvironmentName name,
			@Option(longName = "yes", description = "do it without asking") boolean sure,
			@Option(longName = "dry-run", description = "show what goes, commit nothing") boolean dryRun,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.delete.preview(name, sure, dryRun));
	}

	@Command(name = { "preview", "prune" }, group = CommandGroup.SERVICES,
			description = "Take away the previews whose time has come; for cron or a scheduled CI job",
			help = "platform preview prune\nplatform preview prune --dry-run")
	String prune(@Option(longName = "dry-run", description = "show what goes, commit nothing") boolean dryRun,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.delete.prune(now(), dryRun));
	}

	private static Instant now() {
		return Instant.now(Clock.systemUTC());
	}

}
