package dev.platform.cli.forge;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.network.Address;
import dev.platform.cli.network.Proxies;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The pull requests of the repository's forge: one for each branch.
 */
public final class PullRequests {

	private final Map<String, String> environment;

	private final Supplier<Address> remote;

	private final Supplier<Optional<Path>> authority;

	private final Supplier<Optional<String>> password;

	private @Nullable Forge forge;

	/**
	 * Requests at a forge that is looked for at the first use.
	 * @param environment the variables that name forge, token and proxy
	 * @param remote the address of the Git repository
	 * @param authority the certificate of the only authority to trust
	 * @param password what Git is given, for a forge whose token is in no variable
	 */
	public PullRequests(Map<String, String> environment, Supplier<Address> remote, Supplier<Optional<Path>> authority,
			Supplier<Optional<String>> password) {
		this.environment = environment;
		this.remote = remote;
		this.authority = authority;
		this.password = password;
	}

	/** The open request that would bring a branch to another. */
	public Optional<OpenRequest> find(String branch, String target) {
		return forge().find(branch, target);
	}

	/** Opens the request, or gives the one that is open this title and text. */
	public OpenRequest put(PullRequest request) {
		return update(request).orElseGet(() -> open(request));
	}

	private Optional<OpenRequest> update(PullRequest request) {
		return find(request.branch(), request.target()).map((open) -> forge().update(open, request));
	}

	// Each forge has its own way to say that somebody has opened it in between.
	private OpenRequest open(PullRequest request) {
		try {
			return forge().open(request);
		}
		catch (Problem refused) {
			return update(request).orElseThrow(() -> refused);
		}
	}

	private synchronized Forge forge() {
		if (this.forge == null) {
			this.forge = connect();
		}
		return this.forge;
	}

	private Forge connect() {
		Address repository = this.remote.get();
		ForgeAddress git = ForgeAddress.of(repository);
		String site = this.environment.getOrDefault("PLATFORM_FORGE_URL", "");
		ForgeAddress address = site.isBlank() ? git : git.at(Address.of("PLATFORM_FORGE_URL", site));
		Kind kind = Kind.of(this.environment, address);
		String token = new ForgeTokens(this.environment, repository, this.password).of(kind, address.server());
		return switch (kind) {
			case GITHUB -> new GitHub(
					rest(GitHub.api(address.site()), with(GitHub.HEADERS, "Bearer " + token), address, kind), address);
			case GITLAB -> new GitLab(
					rest(URI.create(address.site() + "/api/v4"), with(Map.of(), "Bearer " + token), address, kind),
					address);
			case GITEA ->
				new Gitea(rest(URI.create(address.site() + "/api/v1"), with(Map.of(), "token " + token), address, kind),
						address);
		};
	}

	private Rest rest(URI api, Map<String, String> headers, ForgeAddress address, Kind kind) {
		return new Rest(api, headers, address, kind, new Proxies(this.environment), this.authority.get().orElse(null));
	}

	private static Map<String, String> with(Map<String, String> headers, String authorization) {
		Map<String, String> all = new HashMap<>(headers);
		all.put("Authorization", authorization);
		return all;
	}

}
