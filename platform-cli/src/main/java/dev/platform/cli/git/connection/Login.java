package dev.platform.cli.git.connection;

/**
 * A user's name and password, or token; not shown.
 */
public record Login(String username, String password) {

	@Override
	public String toString() {
		return this.username;
	}

}
