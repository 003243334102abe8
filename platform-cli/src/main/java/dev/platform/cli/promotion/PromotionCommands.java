package dev.platform.cli.promotion;

import java.util.Map;

import dev.platform.cli.delivery.Overrides;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.ShowHistory;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The words for the path of a change.
 */
@Order(10)
@Component
class PromotionCommands {

	private static final String OVERRIDE = "rules to go past, as freeze,soak; needs --reason";

	private static final String WAIT = "stay until the rollout is proven; default: as the pipeline says";

	private static final String NO_WAIT = "return once it is pushed";

	private static final String NO_REVERT = "leave what is not proven in time, to look at it";

	private final MakeChange change;

	// Made only when something is changed: looking must start fast.
	private final ObjectProvider<Deliver> deliver;

	private final BuildRelease build;

	private final Rollback rollback;

	private final ShowHistory history;

	PromotionCommands(MakeChange change, ObjectProvider<Deliver> deliver, BuildRelease build, Rollback rollback,
			ShowHistory history) {
		this.change = change;
		this.deliver = deliver;
		this.build = build;
		this.rollback = rollback;
		this.history = history;
	}

	@Command(name = "deploy", group = CommandGroup.CHANGES,
			description = "Put a new release into the first environment",
			help = "platform deploy --service vote --image registry.example.com/vote:2.0.0 --set OPTION_A=Tea\n"
					+ "platform deploy --service vote --build")
	String deploy(@Option(longName = "service", required = true, description = "the service") ServiceName service,
			@Option(longName = "image",
					description = "REPOSITORY:TAG[@DIGEST]; required unless it is built") @Nullable ImageReference image,
			@Option(longName = "build", description = "build and push the image from this checkout") boolean build,
			@Option(longName = "env",
					description = "the environment; default: the first") @Nullable EnvironmentName environment,
			@Option(longName = "set",
					description = "release settings that travel with it: KEY=value,KEY=value") @Nullable Settings settings,
			@Option(longName = "dry-run", description = "show the change, commit nothing") boolean dryRun,
			@Option(longName = "override", description = OVERRIDE) @Nullable Overrides overrides,
			@Option(longName = "reason", description = Reason.MEANING) @Nullable Reason reason,
			@Option(longName = "wait", description = WAIT) boolean wait,
			@Option(longName = "no-wait", description = NO_WAIT) boolean noWait,
			@Option(longName = "no-revert", description = NO_REVERT) boolean noRevert, @Option(longName = "output",
					defaultValue = "table", description = OutputFormat.CHOICES) OutputFormat output) {
		if (image == null && !build) {
			throw Problem.usage("what to deploy is missing", "add --image REPOSITORY:TAG, or --build");
		}
		if (build && dryRun) {
			throw Problem.usage("--build pushes an image, and --dry-run changes nothing",
					"platform deploy --service %s --image REPOSITORY:TAG --dry-run".formatted(service));
		}
		Terms terms = new Terms(dryRun, Permission.of(overrides, reason), new Waiting(wait, noWait, noRevert));
		Map<String, String> values = (settings != null) ? settings.values() : Map.of();
		Deliver deliver = this.deliver.getObject();
		ImageReference deployed;
		if (image != null && !build) {
			deployed = image;
		}
		else {
			ImageReference wanted = this.build.image(service, image);
			deliver.require(terms, (at) -> Deploy.intent(at, environment, service, wanted, values));
			deployed = this.build.run(service, wanted);
		}
		return output.render(deliver.run(terms, (at) -> Deploy.intent(at, environment, service, deployed, values)));
	}

	@Command(name = "diff", group = CommandGroup.CHANGES,
			description = "Show what a promotion to an environment would change",
			help = "platform diff --env prod\nplatform diff --env prod --service vote,result")
	String diff(@Option(longName = "env", required = true, description = "the environment") EnvironmentName environment,
			@Option(longName = "service",
					description = "services; default: all that differ") @Nullable ServiceNames services,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.change.run(true, (at) -> Promote.intent(at, environment, services)));
	}

	@Command(name = "promote", group = CommandGroup.CHANGES,
			description = "Bring releases from the environment before to this one",
			help = "platform promote --env prod\nplatform promote --env prod --service vote,result --dry-run")
	String promote(
			@Option(longName = "env", required = true, description = "the environment") EnvironmentName environment,
			@Option(longName = "service",
					description = "services; default: all that differ") @Nullable ServiceNames services,
			@Option(longName = "dry-run", description = "show the change, commit nothing") boolean dryRun,
			@Option(longName = "override", description = OVERRIDE) @Nullable Overrides overrides,
			@Option(longName = "reason", description = Reason.MEANING) @Nullable Reason reason,
			@Option(longName = "wait", description = WAIT) boolean wait,
			@Option(longName = "no-wait", description = NO_WAIT) boolean noWait,
			@Option(longName = "no-revert", description = NO_REVERT) boolean noRevert, @Option(longName = "output",
					defaultValue = "table", description = OutputFormat.CHOICES) OutputFormat output) {
		Terms terms = new Terms(dryRun, Permission.of(overrides, reason), new Waiting(wait, noWait, noRevert));
		return output.render(this.deliver.getObject().run(terms, (at) -> Promote.intent(at, environment, services)));
	}

	@Command(name = "rollback", group = CommandGroup.CHANGES, description = "Bring back what an environment ran before",
			help = "platform rollback --env prod\nplatform rollback --env prod --service vote --dry-run\n"
					+ "platform rollback --env prod --to 2 --reason \"INC-7: votes are lost\"")
	String rollback(
			@Option(longName = "env", required = true, description = "the environment") EnvironmentName environment,
			@Option(longName = "service",
					description = "services; default: all that changed") @Nullable ServiceNames services,
			@Option(longName = "to",
					description = "a revision of its history, or how many changes back; default: 1") @Nullable RestorePoint to,
			@Option(longName = "dry-run", description = "show the change, commit nothing") boolean dryRun,
			@Option(longName = "override", description = OVERRIDE) @Nullable Overrides overrides,
			@Option(longName = "reason", description = Reason.MEANING) @Nullable Reason reason,
			@Option(longName = "wait", description = WAIT) boolean wait,
			@Option(longName = "no-wait", description = NO_WAIT) boolean noWait, @Option(longName = "output",
					defaultValue = "table", description = OutputFormat.CHOICES) OutputFormat output) {
		Terms terms = new Terms(dryRun, Permission.of(overrides, reason), new Waiting(wait, noWait, false));
		return output.render(this.deliver.getObject()
			.runPreviewed(terms, (at) -> this.rollback.intent(at, environment, services,
					(to != null) ? to : RestorePoint.PREVIOUS)));
	}

	@Command(name = "history", group = CommandGroup.CHANGES,
			description = "Show who changed an environment, when and how",
			help = "platform history --env prod --limit 5")
	String history(
			@Option(longName = "env", required = true, description = "the environment") EnvironmentName environment,
			@Option(longName = "limit", defaultValue = "20",
					description = "how many changes, newest first") Integer limit,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.history.run(environment, limit));
	}

}
