package dev.platform.cli.setup.embedded;

/**
 * What the demo leaves behind.
 */
public record DemoReport(String version, long votes, boolean stopped, int port) {

	public String text() {
		if (this.stopped) {
			return "\nDone: %s went through dev to prod; its %d votes are kept for the next ./platform up"
				.formatted(this.version, this.votes);
		}
		return """

				Done: %s went through dev to prod and runs there.
				  https://prod.localhost:%2$d/vote/    vote
				  https://prod.localhost:%2$d/result/  watch the counts
				  (the certificate is this machine's own: .platform/local/tls/ca.crt)
				Try:
				  ./platform history --env prod
				  ./platform rollback --env prod
				  ./platform down""".formatted(this.version, this.port);
	}

}
