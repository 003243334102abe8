package dev.platform.cli.setup.cluster;

import dev.platform.cli.output.Report;

/**
 * Argo CD's own page.
 *
 * @param password how to get it; never the password itself
 */
record Dashboard(String url, String username, String password) implements Report {

	@Override
	public String text() {
		return "%s%n  user      %s%n  password  %s".formatted(this.url, this.username, this.password);
	}

}
