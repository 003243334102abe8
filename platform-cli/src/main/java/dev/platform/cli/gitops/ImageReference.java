package dev.platform.cli.gitops;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A container image.
 *
 * @param repository registry and path, {@code registry.example.com/vote}
 * @param version a tag, a tag and a digest as {@code 1.0.0@sha256:…}, or a digest alone
 * as {@code @sha256:…}
 */
public record ImageReference(String repository, String version) {

	// The grammar of the distribution project's reference package, without a digest-only
	// form: of what somebody releases, a version that people can read is required.
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

	/** An image as a manifest names it, whatever its form. */
	public static ImageReference written(String text) {
		int digest = text.indexOf('@');
		String tagged = (digest < 0) ? text : text.substring(0, digest);
		int colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
		String tag = (colon < 0) ? "" : tagged.substring(colon + 1);
		return new ImageReference((colon < 0) ? tagged : tagged.substring(0, colon),
				(digest < 0) ? tag : tag + text.substring(digest));
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

	/** The version for a table: the tag, and the beginning of the digest's value. */
	public String shortVersion() {
		String digest = digest();
		if (digest == null) {
			return this.version;
		}
		String hex = digest.substring(digest.indexOf(':') + 1);
		return tag() + "@" + hex.substring(0, Math.min(SHORT_DIGEST, hex.length()));
	}

	@Override
	public String toString() {
		String separator = (this.version.isEmpty() || this.version.startsWith("@")) ? "" : ":";
		return this.repository + separator + this.version;
	}

}
