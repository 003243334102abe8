package dev.platform.cli.setup.cluster;

import java.util.List;

/**
 * The only Application applied by hand, made to name a repository.
 */
record RootApplication(String template) {

	static final String PLACEHOLDER = "https://git.example.com/platform.git";

	/**
	 * The manifest for a repository.
	 * @param components the parts of {@code bootstrap/applications} that this cluster
	 * needs: {@code add-ons} where it does not bring them itself
	 */
	String manifest(GitAccess git, List<String> components) {
		return this.template.replace(PLACEHOLDER, git.url())
			.replace("targetRevision: main", "targetRevision: " + git.branch())
			.replace("components: [add-ons]",
					components.isEmpty() ? "" : "components: [%s]".formatted(String.join(", ", components)));
	}

}
