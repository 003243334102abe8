package dev.platform.cli.setup.cluster;

import java.nio.file.Files;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.engine.repository.FolderSnapshot;
import org.springframework.stereotype.Component;

/**
 * The images of this checkout's own services, and of the Git server.
 */
@Component
class ServiceImages {

	private final Checkout checkout;

	private final ImageBuild images;

	ServiceImages(Checkout checkout, ImageBuild images) {
		this.checkout = checkout;
		this.images = images;
	}

	/** Builds and pushes all of them, and adds each with its digest. */
	String push(Map<ServiceName, ImageReference> built) {
		this.images.push(modules()).forEach((module, image) -> built.put(service(module), image));
		return String.join(", ", built.keySet().stream().map(ServiceName::value).toList());
	}

	/** The images by the module that they are built from. */
	SortedMap<String, ImageReference> modules() {
		SortedMap<String, ImageReference> modules = new TreeMap<>();
		GitopsRepository gitops = new GitopsRepository(new FolderSnapshot(this.checkout.root()));
		EnvironmentName first = gitops.pipeline().first().name();
		for (Overlay overlay : gitops.overlays(first)) {
			String module = "apps/" + overlay.service();
			if (Files.isDirectory(this.checkout.root().resolve(module))) {
				modules.put(module, overlay.release().image());
			}
		}
		modules.put(LocalGitServer.MODULE, LocalGitServer.IMAGE);
		return modules;
	}

	private static ServiceName service(String module) {
		return new ServiceName(module.substring(module.indexOf('/') + 1));
	}

}
