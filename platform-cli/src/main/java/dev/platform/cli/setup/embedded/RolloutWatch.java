package dev.platform.cli.setup.embedded;

import java.util.HashMap;
import java.util.Map;

import dev.platform.cli.embedded.EmbeddedStatus;
import dev.platform.cli.embedded.LiveEnvironment;
import dev.platform.cli.embedded.LiveService;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.output.Printable;
import dev.platform.cli.output.Progress;

/**
 * Tells what became of each service, once for each change.
 */
final class RolloutWatch {

	private final Progress progress;

	private final Map<String, String> told = new HashMap<>();

	RolloutWatch(Progress progress) {
		this.progress = progress;
	}

	void look(EmbeddedStatus status) {
		for (LiveEnvironment environment : status.environments()) {
			if (environment.message() != null) {
				tell(environment.name(), environment.message());
			}
			for (LiveService service : environment.services()) {
				tell(environment.name() + "/" + service.name(), state(service));
			}
		}
	}

	private void tell(String what, String state) {
		if (!state.equals(this.told.put(what, state))) {
			this.progress.tell("  %-14s %s".formatted(what, Printable.quoted(state)));
		}
	}

	private static String state(LiveService service) {
		String image = service.desiredImage();
		String version = (image != null) ? ImageReference.written(image).shortVersion() : "";
		// Of what is well, it says what runs in place of the image.
		String message = (service.message() != null) ? "  " + service.message() : "";
		return "%-12s %-8s%s".formatted(service.health(), version, message).stripTrailing();
	}

}
