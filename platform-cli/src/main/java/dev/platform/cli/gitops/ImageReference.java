package dev.platform.cli.gitops;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A container image.
 *
 * @param repository registry and path, {@code registry.example.com/vote}
 * @param version what {@code newTag} holds: a tag, or a tag and a digest as
 * {@code 1.0.0@sha256:…}, which Kustomize joins to the repository with a colon
 */
public record ImageReference(String repository, String version) {

	// The grammar of the distribution project's reference package, without a digest-only
	// form: a version that people can read is required.
	private static final Pattern REFERENCE = Pattern
		.compile("(?<repository>(?:[a-zA-Z0-9.-]+(?::[0-9]+)?/)?[a-z0-9]+(?:(?:\\.|_|__|-+|/)[a-z0-9]+)*)"
				+ ":(?<version>[\\w][\\w.-]{0,127}(?:@sha256:[a-f0-9]{64})?)");

	private static final int SHORT_DIGEST = 7;

	// The version of what has not been released yet; no registry has it.
	private static final String UNRELEASED = "unreleased";

	public static ImageReference of(String text) {
		Matcher matcher = REFERENCE.matcher(text);
		if (!matcher.matches()) {
			throw Problem.usage("\"%s\" is not an image with a tag".formatted(text),
					"use REPOSITORY:TAG or REPOSITORY:TAG@sha256:DIGEST, as in: registry.example.com/vote:2.0.0");
		}
		return new ImageReference(matcher.group("repository"), matcher.group("version"));
	}

	/** An image that does not exist yet, in the place of the first that will. */
	public static ImageReference unreleased(String repository) {
		return new ImageReference(repository, UNRELEASED);
	}

	public boolean isUnreleased() {
		return this.version.equals(UNRELEASED);
	}

	/** The tag alone. */
	public String tag() {
		int digest = this.version.indexOf('@');
		return (digest < 0) ? this.version : this.version.substring(0, digest);
	}

	/** The digest with its algorithm, or null. */
	public @Nullable String digest() {
		int digest = this.version.indexOf('@');
		return (digest < 0) ? null : this.version.substring(digest + 1);
	}

	/** The version for a table: the tag and the beginning of the digest. */
	public String shortVersion() {
		String digest = digest();
		return (digest == null) ? this.version
				: tag() + "@" + digest.substring("sha256:".length(), "sha256:".length() + SHORT_DIGEST);
	}

	@Override
	public String toString() {
		return this.repository + ":" + this.version;
	}

}
