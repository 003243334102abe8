package dev.platform.cli.environment;

import java.util.List;

import dev.platform.cli.gitops.CodeOwners;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.EnvironmentRemoval;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.cli.scaffold.Plan;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import dev.platform.engine.yaml.YamlPath;

/**
 * A stage of the pipeline, taken away: those that took their releases from it take them
 * from where it took its own.
 */
record DeletePlan(EnvironmentName name) implements Plan {

	@Override
	public Changes changes(Snapshot at) {
		Pipeline pipeline = new GitopsRepository(at).pipeline();
		Environment environment = pipeline.environment(this.name);
		EnvironmentName before = environment.after();
		if (before == null) {
			throw Problem.refused("%s is where releases begin: it cannot be deleted".formatted(this.name),
					"platform environment list");
		}
		YamlFile file = new YamlFile(Pipeline.FILE, at.read(Pipeline.FILE).orElseThrow());
		for (Environment next : pipeline.environments()) {
			if (this.name.equals(next.after())) {
				file = file.with(YamlPath.of("environments", "name=" + next.name(), "after"), before.value());
			}
		}
		int place = pipeline.environments().indexOf(environment);
		Changes changes = new EnvironmentRemoval(this.name).changes(at)
			.with(Pipeline.FILE, file.list(YamlPath.of("environments")).without(place).text());
		String owners = at.read(CodeOwners.FILE).orElse("");
		String fewer = new CodeOwners(owners).without("gitops/overlays/%s/".formatted(this.name)).text();
		return fewer.equals(owners) ? changes : changes.with(CodeOwners.FILE, fewer);
	}

	@Override
	public CommitMessage message() {
		return new CommitMessage("Delete the environment " + this.name, "Its Applications go, its namespace stays.",
				List.of(new Trailer(Trailer.ACTION, "delete"), new Trailer(Trailer.ENVIRONMENT, this.name.value())));
	}

	@Override
	public String subject() {
		return "environment." + this.name;
	}

}
