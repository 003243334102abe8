package dev.platform.cli.forge;

import java.util.Optional;

/**
 * One repository of a forge.
 */
sealed interface Forge permits GitHub, GitLab, Gitea {

	Optional<OpenRequest> find(String branch, String target);

	OpenRequest open(PullRequest request);

	/** Gives an open request another title and text. */
	OpenRequest update(OpenRequest open, PullRequest request);

}
