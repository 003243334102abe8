package dev.platform.cli.git.connection;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.network.Address;
import org.eclipse.jgit.transport.NetRC;
import org.jspecify.annotations.Nullable;

/**
 * The logins that were given for the server of one address: what the address says, then
 * {@code PLATFORM_GIT_PASSWORD}, {@code ~/.netrc} and Git's credential helpers.
 */
final class KnownLogins {

	private final Access access;

	private final Map<String, String> environment;

	private final Address address;

	private final GitCredential helper;

	private @Nullable Login fromHelper;

	KnownLogins(Access access, Address address) {
		this.access = access;
		this.environment = access.environment();
		this.address = address;
		this.helper = GitCredential.ofUser(this.environment);
	}

	Address address() {
		return this.address;
	}

	List<Supplier<Optional<Login>>> all() {
		return List.of(this::inAddress, this::inVariables, this::inNetrc, this::inHelper);
	}

	/** Tells the helper what became of its login; of others it does not hear. */
	void tell(String verdict, Login login) {
		if (login.equals(this.fromHelper)) {
			this.helper.tell(verdict, this.address, login);
			this.fromHelper = null;
		}
	}

	private Optional<Login> inAddress() {
		return Optional.ofNullable(this.address.password()).map((password) -> new Login(user(), password));
	}

	private Optional<Login> inVariables() {
		return Optional.ofNullable(this.environment.get("PLATFORM_GIT_PASSWORD"))
			.map(String::strip)
			.filter((password) -> !password.isEmpty() && isOurs())
			.map((password) -> new Login(this.environment.getOrDefault("PLATFORM_GIT_USERNAME", user()).strip(),
					password));
	}

	// Servers that take a token look at no name, but want one.
	private String user() {
		return (this.address.user() != null) ? this.address.user() : "git";
	}

	private boolean isOurs() {
		return this.address.server().filter(this.access.ours()).isPresent();
	}

	// The one for all hosts was hardly meant for those of templates.
	private Optional<Login> inNetrc() {
		String home = this.environment.getOrDefault("HOME", System.getProperty("user.home"));
		return Optional.ofNullable(new NetRC(new File(home, ".netrc")).getEntry(this.address.host()))
			.filter((entry) -> entry.password != null)
			.filter((entry) -> this.address.host().equals(entry.machine) || isOurs())
			.map((entry) -> new Login((entry.login != null) ? entry.login : user(), new String(entry.password)));
	}

	private Optional<Login> inHelper() {
		Optional<Login> login = this.address.isHttp() ? this.helper.fill(this.address) : Optional.empty();
		this.fromHelper = login.orElse(null);
		return login;
	}

}
