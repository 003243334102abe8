package dev.platform.cli.forge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.platform.engine.Problem;

/**
 * The forges that are known, and the variables their own tools read a token from.
 */
enum Kind {

	GITHUB("GITHUB_TOKEN", "GH_TOKEN"), GITLAB("GITLAB_TOKEN"), GITEA("GITEA_TOKEN");

	private final List<String> variables;

	Kind(String... variables) {
		this.variables = List.of(variables);
	}

	/** The one that is named, else the one whose name is in the host's. */
	static Kind of(Map<String, String> environment, ForgeAddress address) {
		String named = environment.getOrDefault("PLATFORM_FORGE", "").toLowerCase(Locale.ROOT);
		String host = String.valueOf(address.site().getHost());
		return Arrays.stream(values())
			.filter((kind) -> named.isEmpty() ? host.contains(kind.word()) : named.equals(kind.word()))
			.findFirst()
			.or(() -> (named.isEmpty() && host.equals("codeberg.org")) ? Optional.of(GITEA) : Optional.empty())
			.orElseThrow(() -> Problem.failed(
					named.isEmpty() ? "%s may be any forge".formatted(address.site())
							: "\"%s\" is not a forge that is known".formatted(named),
					"set PLATFORM_FORGE to github, gitlab or gitea"));
	}

	Optional<String> token(Map<String, String> environment) {
		return this.variables.stream()
			.map((variable) -> environment.getOrDefault(variable, ""))
			.filter((token) -> !token.isBlank())
			.findFirst();
	}

	/** The variable to name in a hint. */
	String variable() {
		return this.variables.getFirst();
	}

	private String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
