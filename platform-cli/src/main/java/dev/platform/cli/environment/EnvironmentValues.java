package dev.platform.cli.environment;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

/**
 * What can be typed after {@code --env}.
 */
@Component("valuesOf--env")
class EnvironmentValues implements Supplier<List<String>> {

	private final ListEnvironments environments;

	EnvironmentValues(ListEnvironments environments) {
		this.environments = environments;
	}

	@Override
	public List<String> get() {
		return this.environments.names();
	}

}
