package dev.platform.cli.git;

/**
 * A user's name and password, or token; not shown.
 */
record Login(String username, String password) {

	@Override
	public String toString() {
		return this.username;
	}

}
