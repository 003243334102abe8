package dev.platform.cli.git;

/**
 * Where the GitOps repository is.
 *
 * @param url anything JGit can fetch from and push to
 */
public record RepositoryLocation(String url, String branch) {

	String ref() {
		return "refs/heads/" + this.branch;
	}

	/** The location for messages: without user name and password. */
	@Override
	public String toString() {
		return this.url.replaceFirst("://[^/@]*@", "://");
	}

}
