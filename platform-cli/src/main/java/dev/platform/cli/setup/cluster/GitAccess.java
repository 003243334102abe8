package dev.platform.cli.setup.cluster;

import java.util.Map;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.network.Address;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How Argo CD reads the repository.
 *
 * @param url as Argo CD reaches it, which need not be how people do
 * @param username with the password, for a repository that is not public; else null
 */
record GitAccess(String url, String branch, @Nullable String username, @Nullable String password) {

	private static final String PASSWORD = "PLATFORM_GIT_PASSWORD";

	/**
	 * The words of a command.
	 * @param environment has the password, which a list of processes would show
	 */
	static GitAccess of(String url, String branch, @Nullable String username, Map<String, String> environment) {
		Address address = Address.of("--repo", url);
		if (address.password() != null || (address.isHttp() && address.user() != null)) {
			throw Problem.usage("--repo holds a login, which everybody who reads the cluster would see",
					"export %s=the password or token, and write --repo %s --username NAME".formatted(PASSWORD,
							address));
		}
		String password = environment.getOrDefault(PASSWORD, "");
		if (username != null && password.isEmpty()) {
			throw Problem.usage("--username without a password is no access",
					"export %s=the password or token".formatted(PASSWORD));
		}
		return new GitAccess(url, branch, username, (username != null) ? password : null);
	}

	/** The same, for who reads it from here. */
	RepositoryLocation location() {
		Address address = Address.of("--repo", this.url);
		return new RepositoryLocation(
				(this.username != null && this.password != null) ? address.with(this.username, this.password) : address,
				this.branch);
	}

}
