package dev.platform.cli.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.embedded.EmbeddedStatus;
import dev.platform.cli.embedded.EmbeddedSystem;
import dev.platform.cli.embedded.LiveService;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Environment;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import org.springframework.stereotype.Component;

/**
 * Puts what Git asks for beside what runs.
 */
@Component
class ShowStatus {

	private final GitRemote remote;

	private final EmbeddedSystem system;

	ShowStatus(GitRemote remote, EmbeddedSystem system) {
		this.remote = remote;
		this.system = system;
	}

	Status run() {
		GitopsRepository repository = new GitopsRepository(this.remote.fetch());
		Optional<EmbeddedStatus> live = this.system.status();
		List<ServiceStatus> services = new ArrayList<>();
		for (Environment environment : repository.pipeline().environments()) {
			for (Overlay overlay : repository.overlays(environment.name())) {
				services.add(service(overlay, live));
			}
		}
		return new Status(this.remote.location().toString(), this.remote.location().branch(),
				repository.snapshot().revision(), live.map(EmbeddedStatus::phase).orElse("not running"), services);
	}

	private static ServiceStatus service(Overlay overlay, Optional<EmbeddedStatus> status) {
		String image = overlay.release().image().toString();
		String environment = overlay.environment().value();
		String service = overlay.service().value();
		return status.flatMap((system) -> system.service(environment, service))
			.map((live) -> service(overlay, image, live))
			.orElseGet(() -> new ServiceStatus(environment, service, image, null, null, "Unknown", "Unknown", null,
					null, null));
	}

	private static ServiceStatus service(Overlay overlay, String image, LiveService live) {
		// A commit that the system has not looked at yet is out of sync, whatever it
		// says.
		String sync = image.equals(live.desiredImage()) ? live.sync() : "OutOfSync";
		return new ServiceStatus(overlay.environment().value(), overlay.service().value(), image, live.liveImage(),
				live.liveRevision(), sync, live.health(), live.since(), live.url(), live.message());
	}

}
