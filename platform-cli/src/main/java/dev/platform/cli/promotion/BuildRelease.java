package dev.platform.cli.promotion;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.output.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes an image from this checkout, to be deployed.
 */
@Component
class BuildRelease {

	// A name that sorts by time; what is deployed is pinned by the digest behind it.
	private static final DateTimeFormatter TAG = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

	private final GitRemote remote;

	private final ImageBuild build;

	private final Progress progress;

	BuildRelease(GitRemote remote, ImageBuild build, Progress progress) {
		this.remote = remote;
		this.build = build;
		this.progress = progress;
	}

	/**
	 * How the image of a service is to be called: as somebody has named it, or by its
	 * usual repository and a tag that tells the time.
	 */
	ImageReference image(ServiceName service, @Nullable ImageReference named) {
		return (named != null) ? named : usual(service);
	}

	/**
	 * Builds and pushes a service.
	 * @return the image with its digest
	 */
	ImageReference run(ServiceName service, ImageReference image) {
		this.progress.tell("Building apps/%s as %s".formatted(service, image));
		return this.build.push("apps/" + service, image);
	}

	private ImageReference usual(ServiceName service) {
		GitopsRepository at = new GitopsRepository(this.remote.fetch());
		String repository = at.overlay(at.pipeline().first().name(), service).release().image().repository();
		return new ImageReference(repository,
				TAG.format(ZonedDateTime.now(Clock.systemUTC().withZone(ZoneOffset.UTC))));
	}

}
