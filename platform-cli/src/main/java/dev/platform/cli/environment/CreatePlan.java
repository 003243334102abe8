package dev.platform.cli.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.cli.scaffold.Plan;
import dev.platform.cli.scaffold.Template;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import dev.platform.engine.yaml.YamlList;
import dev.platform.engine.yaml.YamlPath;

/**
 * A new stage of the pipeline: releases come to it from the one before, and go on from it
 * to those that took them from there.
 *
 * @param host empty for the namesake of the one before
 * @param issuer who signs its certificate; empty for the platform's own authority
 */
record CreatePlan(EnvironmentName name, EnvironmentName after, String host, String issuer,
		Template template) implements Plan {

	@Override
	public Changes changes(Snapshot at) {
		Pipeline pipeline = new GitopsRepository(at).pipeline();
		EnvironmentFiles source = new EnvironmentFiles(pipeline.environment(this.after).name());
		Map<String, Object> values = new HashMap<>(Map.of("expires", "", "service", "", "issuer", this.issuer));
		values.put("host", this.host.isEmpty() ? source.hostFor(at, this.name) : this.host);
		Changes changes = new EnvironmentFiles(this.name).copy(at, source, this.template, values);
		YamlFile file = new YamlFile(Pipeline.FILE, at.read(Pipeline.FILE).orElseThrow());
		for (Environment next : pipeline.environments()) {
			if (this.after.equals(next.after())) {
				file = file.with(YamlPath.of("environments", "name=" + next.name(), "after"), this.name.value());
			}
		}
		YamlList environments = file.list(YamlPath.of("environments"));
		int place = pipeline.environments().stream().map(Environment::name).toList().indexOf(this.after) + 1;
		return changes.with(Pipeline.FILE,
				environments.with(place, "name: %s\nafter: %s".formatted(this.name, this.after)).text());
	}

	@Override
	public CommitMessage message() {
		return new CommitMessage("Create the environment " + this.name,
				"It takes its releases from %s.".formatted(this.after),
				List.of(new Trailer(Trailer.ACTION, "create"), new Trailer(Trailer.ENVIRONMENT, this.name.value())));
	}

	@Override
	public String subject() {
		return "environment." + this.name;
	}

}
