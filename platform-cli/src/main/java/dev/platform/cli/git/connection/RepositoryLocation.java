package dev.platform.cli.git.connection;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Where the GitOps repository is.
 *
 * @param url anything JGit can fetch from and push to
 * @param authority the certificate of the authority to trust for HTTPS; null for those
 * that Java trusts
 */
public record RepositoryLocation(String url, String branch, @Nullable Path authority) {

	/** A location whose server, if it has a certificate, has one that Java trusts. */
	public RepositoryLocation(String url, String branch) {
		this(url, branch, null);
	}

	/** The branch's full name; what is a full name already, or HEAD, stays. */
	String ref() {
		return (this.branch.startsWith("refs/") || this.branch.equals("HEAD")) ? this.branch
				: "refs/heads/" + this.branch;
	}

	/**
	 * The location for messages: without password, and without the user of an HTTP
	 * address, which may be a token.
	 */
	@Override
	public String toString() {
		return this.url.replaceFirst("^(https?://)[^/]*@", "$1").replaceFirst("^([a-z+]+://[^/:@]*):[^/]*@", "$1@");
	}

}
