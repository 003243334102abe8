package dev.platform.cli.environment;

import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.pipeline.Environment;

import org.springframework.stereotype.Component;

/**
 * Lists the environments of the pipeline.
 */
@Component
class ListEnvironments {

	private final GitRemote remote;

	ListEnvironments(GitRemote remote) {
		this.remote = remote;
	}

	EnvironmentList run() {
		GitopsRepository repository = new GitopsRepository(this.remote.fetch());
		return new EnvironmentList(repository.pipeline()
			.environments()
			.stream()
			.map((environment) -> item(repository, environment))
			.toList());
	}

	/** The environments' names alone, for completion. */
	List<String> names() {
		return new GitopsRepository(this.remote.fetch()).pipeline()
			.environments()
			.stream()
			.map((environment) -> environment.name().value())
			.toList();
	}

	private static EnvironmentList.Item item(GitopsRepository repository, Environment environment) {
		List<String> services = repository.overlays(environment.name())
			.stream()
			.map((overlay) -> overlay.service().value())
			.toList();
		return new EnvironmentList.Item(environment.name().value(),
				(environment.after() != null) ? environment.after().value() : null, services);
	}

}
