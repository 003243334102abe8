package dev.platform.cli.doctor;

import java.nio.file.Files;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.image.Registry;
import dev.platform.cli.image.RegistryHost;
import dev.platform.cli.pipeline.EnvironmentName;

/**
 * The registries that are used from here.
 */
record NamedRegistries(GitRemote remote, ImageBuild images) {

	/**
	 * Each with whether this checkout pushes to it: a cluster pulls from the others, this
	 * machine does not. The registry of a cluster on this machine answers for all.
	 */
	SortedMap<RegistryHost, Boolean> hosts() {
		SortedMap<RegistryHost, Boolean> hosts = new TreeMap<>();
		Optional<Registry> used = this.images.registries().get();
		if (used.isEmpty()) {
			return hosts;
		}
		String local = used.get().local();
		if (local != null) {
			hosts.put(RegistryHost.local(local), true);
			return hosts;
		}
		GitopsRepository repository = new GitopsRepository(this.remote.fetch());
		for (EnvironmentName environment : repository.folders()) {
			for (Overlay overlay : repository.overlays(environment)) {
				hosts.merge(RegistryHost.of(overlay.release().image()), isBuilt(overlay), Boolean::logicalOr);
			}
		}
		return hosts;
	}

	/** Whether the only one is that of a cluster on this machine. */
	boolean isLocal() {
		return this.images.registries().get().map(Registry::local).isPresent();
	}

	private boolean isBuilt(Overlay overlay) {
		return Files.exists(this.images.checkout().resolve("apps/%s/pom.xml".formatted(overlay.service())));
	}

}
