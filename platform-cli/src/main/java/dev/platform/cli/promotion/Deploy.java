package dev.platform.cli.promotion;

import java.util.List;
import java.util.Map;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.Action;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new release into an environment; the rules let that be the first only.
 */
final class Deploy {

	private Deploy() {
	}

	/**
	 * The environment, by default the first, takes an image and settings; what else the
	 * release asks for stays.
	 * @param settings lines of {@code release.env} to change
	 */
	static Intent intent(GitopsRepository at, @Nullable EnvironmentName name, ServiceName service, ImageReference image,
			Map<String, String> settings) {
		EnvironmentName environment = (name != null) ? at.pipeline().environment(name).name()
				: at.pipeline().first().name();
		Overlay overlay = at.overlay(environment, service);
		ReleaseStep step = new ReleaseStep(service, overlay.release(), overlay.releaseWith(image, settings));
		return new Intent(Action.DEPLOY, environment, null, List.of(step), true, List.of());
	}

}
