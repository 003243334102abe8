package dev.platform.cli.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.Environment;
import dev.platform.engine.Problem;

import org.springframework.stereotype.Component;

/**
 * Lists the services with what each environment asks for.
 */
@Component
class ListServices {

	private final GitRemote remote;

	ListServices(GitRemote remote) {
		this.remote = remote;
	}

	ServiceList run() {
		GitopsRepository repository = new GitopsRepository(this.remote.fetch());
		List<String> environments = new ArrayList<>();
		Map<ServiceName, Map<String, String>> images = new LinkedHashMap<>();
		repository.services().forEach((service) -> images.put(service, new LinkedHashMap<>()));
		for (Environment environment : repository.pipeline().environments()) {
			String name = environment.name().value();
			environments.add(name);
			for (Overlay overlay : repository.overlays(environment.name())) {
				images.computeIfAbsent(overlay.service(), (_) -> new LinkedHashMap<>()).put(name, image(overlay));
			}
		}
		return new ServiceList(environments,
				images.entrySet()
					.stream()
					.map((entry) -> new ServiceList.Service(entry.getKey().value(), entry.getValue()))
					.toList());
	}

	// One that cannot be read does not hide the others; `status` tells why.
	private static String image(Overlay overlay) {
		try {
			return overlay.release().image().toString();
		}
		catch (Problem unreadable) {
			return ServiceList.UNREADABLE;
		}
	}

	/** The services' names alone, for completion. */
	List<String> names() {
		return new GitopsRepository(this.remote.fetch()).services().stream().map(ServiceName::value).toList();
	}

}
