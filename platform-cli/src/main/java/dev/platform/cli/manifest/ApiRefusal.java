package dev.platform.cli.manifest;

/**
 * A change that the API server would not take.
 *
 * @param resource {@code Deployment/vote}
 * @param reason the field that cannot change, or the server's own words
 * @param mend what to do about it
 */
public record ApiRefusal(String resource, String reason, String mend) {

	public String text() {
		return "%s: %s; %s".formatted(this.resource, this.reason, this.mend);
	}

}
