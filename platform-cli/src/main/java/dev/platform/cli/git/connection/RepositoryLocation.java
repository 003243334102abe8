package dev.platform.cli.git.connection;

import java.nio.file.Path;

import dev.platform.cli.network.Address;
import dev.platform.cli.output.HiddenCharacters;
import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Where the GitOps repository is, or a template's.
 *
 * @param address anything JGit can fetch from and push to
 * @param authority the certificate of the authority to trust for HTTPS; null for those
 * that Java trusts
 */
public record RepositoryLocation(Address address, String branch, @Nullable Path authority) {

	public RepositoryLocation {
		if (HiddenCharacters.in(branch) || branch.matches("(?s)-.*|.*\\s.*")) {
			throw Problem.usage("the branch's name begins with -, or holds a space or a control character",
					"set PLATFORM_BRANCH to a branch that exists");
		}
		// What was fetched is remembered in a file of that name: with .. it would be any
		// file.
		if (!branch.equals("HEAD") && !Repository.isValidRefName(full(branch))) {
			throw Problem.usage("the branch's name is none that Git takes",
					"set PLATFORM_BRANCH, or what follows @ in a template's address, to a branch that exists");
		}
	}

	/** A location whose server, if it has a certificate, has one that Java trusts. */
	public RepositoryLocation(Address address, String branch) {
		this(address, branch, null);
	}

	/** A location that is written down, as {@code git remote -v} shows it. */
	public RepositoryLocation(String address, String branch) {
		this(Address.of("the repository", address), branch, null);
	}

	/** The address without secrets. */
	public String url() {
		return this.address.toString();
	}

	/** The branch's full name; what is a full name already, or HEAD, stays. */
	String ref() {
		return full(this.branch);
	}

	private static String full(String branch) {
		return (branch.startsWith("refs/") || branch.equals("HEAD")) ? branch : "refs/heads/" + branch;
	}

	/** The location for messages, without secrets. */
	@Override
	public String toString() {
		return url();
	}

}
