package dev.platform.cli.gitops;

/**
 * A {@code key: value} line at the end of a commit message. A line it stays whatever the
 * value: others' words, as Argo CD's, have several, and an empty one would cut off all
 * trailers before it.
 */
public record Trailer(String key, String value) {

	public Trailer {
		value = value.strip().replaceAll("\\s+", " ");
	}

	/** What the keys of all trailers of this tool begin with. */
	public static final String PREFIX = "Platform-";

	/** What was done: deploy, promote, rollback or revert. */
	public static final String ACTION = "Platform-Action";

	/** The service that was created, upgraded or deleted. */
	public static final String SERVICE = "Platform-Service";

	public static final String ENVIRONMENT = "Platform-Environment";

	/** The environment and commit a promotion took its releases from. */
	public static final String SOURCE = "Platform-Source";

	/** One per service: the service and its new image. */
	public static final String RELEASE = "Platform-Release";

	/**
	 * A {@link ChangeName}. Two people who do the same in the same second would otherwise
	 * make the same commit, and each take it for their own.
	 */
	public static final String CHANGE = "Platform-Change";

	/** Why, in the words of who did it. */
	public static final String REASON = "Platform-Reason";

	/** One per rule that would have refused: its name, and where it is written. */
	public static final String OVERRIDE = "Platform-Override";

	/** The commit that was taken back because its rollout was not proven in time. */
	public static final String REVERTS = "Platform-Reverts";

	/** The commit whose state of the environment a rollback brought back. */
	public static final String RESTORES = "Platform-Restores";

}
