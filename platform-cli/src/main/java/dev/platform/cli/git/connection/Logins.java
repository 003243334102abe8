package dev.platform.cli.git.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.network.Endpoint;
import dev.platform.cli.network.PlainHttp;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The logins for one address, asked for when its server wants one, and told to no other.
 * One that the server accepted is used from then on.
 */
public final class Logins extends CredentialsProvider {

	private final KnownLogins known;

	private final PlainHttp plain;

	private final Deque<Supplier<Optional<Login>>> untried;

	private @Nullable Login current;

	private boolean asked;

	private @Nullable Login proven;

	private @Nullable Endpoint stranger;

	Logins(KnownLogins known, PlainHttp plain) {
		this.known = known;
		this.plain = plain;
		this.untried = new ArrayDeque<>(known.all());
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
		if (!this.known.address().isAt(server(uri))) {
			this.stranger = server(uri);
			return false;
		}
		if (!supports(items)) {
			return false;
		}
		this.asked = true;
		return login().map((login) -> fill(login, items)).orElse(false);
	}

	/**
	 * The login to use now; nothing once all were refused. A problem where it would be
	 * sent for everybody to read.
	 */
	public synchronized Optional<Login> login() {
		this.known.address().server().ifPresent(this.plain::require);
		while (this.current == null && !this.untried.isEmpty()) {
			this.current = this.untried.pop().get().orElse(null);
		}
		return Optional.ofNullable(this.current);
	}

	/** The server refused what it was told. */
	@Override
	public synchronized void reset(URIish uri) {
		if (!this.known.address().isAt(server(uri))) {
			return;
		}
		if (this.current != null) {
			this.known.tell("reject", this.current);
		}
		this.current = null;
		this.proven = null;
	}

	/** The server accepted what it was told, if it asked. */
	public synchronized void accepted() {
		if (this.asked) {
			this.proven = this.current;
		}
		if (this.current != null) {
			this.known.tell("approve", this.current);
		}
	}

	/** The login that the server has asked for and accepted, if it did. */
	public synchronized Optional<Login> proven() {
		return Optional.ofNullable(this.proven);
	}

	/** Another server that the address led to, and that asked in vain. */
	public synchronized Optional<Endpoint> stranger() {
		return Optional.ofNullable(this.stranger);
	}

	private static Endpoint server(URIish uri) {
		return new Endpoint(String.valueOf(uri.getScheme()), String.valueOf(uri.getHost()), uri.getPort());
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

}
