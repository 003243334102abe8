package dev.platform.cli.forge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.platform.cli.network.Endpoint;
import dev.platform.engine.Problem;

/**
 * The forges that are known, and the variables their own tools read a token from.
 */
enum Kind {

	GITHUB("GITHUB_SERVER_URL", Set.of("github.com"), "GITHUB_TOKEN", "GH_TOKEN"),

	GITLAB("CI_SERVER_URL", Set.of("gitlab.com"), "GITLAB_TOKEN"),

	GITEA("GITHUB_SERVER_URL", Set.of("gitea.com", "codeberg.org"), "GITEA_TOKEN");

	private final String ciVariable;

	private final Set<String> hosts;

	private final List<String> variables;

	Kind(String ciVariable, Set<String> hosts, String... variables) {
		this.ciVariable = ciVariable;
		this.hosts = hosts;
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

	/** Whether a server is the one that everybody means by a token of this kind. */
	boolean isPublic(Endpoint server) {
		return this.hosts.stream().anyMatch((host) -> new Endpoint("https", host, 0).equals(server));
	}

	/** The variable in which the forge's own CI names its server. */
	String ciVariable() {
		return this.ciVariable;
	}

	/** The variable to name in a hint. */
	String variable() {
		return this.variables.getFirst();
	}

	private String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
