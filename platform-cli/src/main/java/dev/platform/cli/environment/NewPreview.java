package dev.platform.cli.environment;

import java.time.Instant;
import java.util.Locale;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.EnvironmentName;

/**
 * What somebody wants to look at for a while.
 *
 * @param host empty for the namesake of the first environment's
 */
record NewPreview(EnvironmentName name, ServiceName service, ImageReference image, Instant expires, String host) {

	private static final int LONGEST = 40;

	/** A name that tells what is in it: {@code vote-2-1-0}. */
	static EnvironmentName nameFor(ServiceName service, ImageReference image) {
		String words = (service + "-" + image.tag()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
		return new EnvironmentName(words.substring(0, Math.min(LONGEST, words.length())).replaceAll("^-+|-+$", ""));
	}

}
