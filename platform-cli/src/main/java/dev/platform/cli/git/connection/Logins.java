package dev.platform.cli.git.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The logins for one address, asked for when the server wants one: first what the address
 * says, then {@code PLATFORM_GIT_PASSWORD}, {@code ~/.netrc} and Git's credential
 * helpers. One that the server accepted is used from then on.
 */
public final class Logins extends CredentialsProvider {

	private final Map<String, String> environment;

	private final URIish address;

	private final GitCredential helper;

	private final Deque<Supplier<Optional<Login>>> untried = new ArrayDeque<>();

	private @Nullable Login current;

	private boolean fromHelper;

	private boolean asked;

	private @Nullable Login proven;

	Logins(Map<String, String> environment, URIish address) {
		this.environment = environment;
		this.address = address;
		this.helper = GitCredential.ofUser(environment);
		this.untried.addAll(List.of(this::inAddress, this::inVariables, this::inNetrc, this::inHelper));
	}

	@Override
	public boolean isInteractive() {
		return false;
	}

	@Override
	public boolean supports(CredentialItem... items) {
		return List.of(items)
			.stream()
			.allMatch((item) -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
	}

	@Override
	public synchronized boolean get(URIish uri, CredentialItem... items) {
		// A server that this one leads to is not told the password for this one.
		if (!supports(items) || !String.valueOf(uri.getHost()).equals(this.address.getHost())) {
			return false;
		}
		this.asked = true;
		return login().map((login) -> fill(login, items)).orElse(false);
	}

	/** The login to use now; nothing once all were refused. */
	public synchronized Optional<Login> login() {
		while (this.current == null && !this.untried.isEmpty()) {
			this.current = this.untried.pop().get().orElse(null);
		}
		return Optional.ofNullable(this.current);
	}

	/** The server refused what it was told. */
	@Override
	public synchronized void reset(URIish uri) {
		if (this.fromHelper && this.current != null) {
			this.helper.tell("reject", this.address, this.current);
			this.fromHelper = false;
		}
		this.current = null;
		this.proven = null;
	}

	/** The server accepted what it was told, if it asked. */
	public synchronized void accepted() {
		if (this.asked) {
			this.proven = this.current;
		}
		if (this.fromHelper && this.current != null) {
			this.helper.tell("approve", this.address, this.current);
			this.fromHelper = false;
		}
	}

	/** The login that the server has asked for and accepted, if it did. */
	public synchronized Optional<Login> proven() {
		return Optional.ofNullable(this.proven);
	}

	private static boolean fill(Login login, CredentialItem... items) {
		for (CredentialItem item : items) {
			if (item instanceof CredentialItem.Username username) {
				username.setValue(login.username());
			}
			else if (item instanceof CredentialItem.Password password) {
				password.setValueNoCopy(login.password().toCharArray());
			}
		}
		return true;
	}

	private Optional<Login> inAddress() {
		return Optional.ofNullable(this.address.getPass()).map((password) -> new Login(user(), password));
	}

	private Optional<Login> inVariables() {
		return Optional.ofNullable(this.environment.get("PLATFORM_GIT_PASSWORD"))
			.filter((password) -> !password.isBlank())
			.map((password) -> new Login(this.environment.getOrDefault("PLATFORM_GIT_USERNAME", user()), password));
	}

	// Servers that take a token look at no name, but want one.
	private String user() {
		return (this.address.getUser() != null) ? this.address.getUser() : "git";
	}

	private Optional<Login> inNetrc() {
		CredentialItem.Username username = new CredentialItem.Username();
		CredentialItem.Password password = new CredentialItem.Password();
		boolean found = new NetRCCredentialsProvider().get(this.address, username, password);
		return (found && password.getValue() != null)
				? Optional.of(new Login(username.getValue(), new String(password.getValue()))) : Optional.empty();
	}

	private Optional<Login> inHelper() {
		Optional<Login> login = this.helper.fill(this.address);
		this.fromHelper = login.isPresent();
		return login;
	}

}
