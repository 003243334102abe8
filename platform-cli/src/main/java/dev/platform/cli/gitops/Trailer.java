package dev.platform.cli.gitops;

/**
 * A {@code key: value} line at the end of a commit message.
 */
public record Trailer(String key, String value) {

	/** What was done: deploy, promote or rollback. */
	public static final String ACTION = "Platform-Action";

	public static final String ENVIRONMENT = "Platform-Environment";

	/** The environment and commit a promotion took its releases from. */
	public static final String SOURCE = "Platform-Source";

	/** One per service: the service and its new image. */
	public static final String RELEASE = "Platform-Release";

	/**
	 * A random number. Two people who do the same in the same second would otherwise make
	 * the same commit, and each take it for their own.
	 */
	public static final String CHANGE = "Platform-Change";

	/** The commit whose state of the environment a rollback brought back. */
	public static final String RESTORES = "Platform-Restores";

}
