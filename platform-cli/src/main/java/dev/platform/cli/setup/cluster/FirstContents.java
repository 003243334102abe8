package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.engine.repository.FolderSnapshot;

/**
 * What the repository of a new cluster begins with: the manifests of this checkout.
 */
record FirstContents(Checkout checkout) {

	private static final List<String> FOLDERS = List.of("gitops", "bootstrap/applications", "bootstrap/issuers");

	/**
	 * The files by path, with the images that were just built pinned in every
	 * environment.
	 */
	SortedMap<String, String> with(Map<ServiceName, ImageReference> built) {
		FolderSnapshot snapshot = new FolderSnapshot(this.checkout.root());
		SortedMap<String, String> files = new TreeMap<>();
		for (String folder : FOLDERS) {
			snapshot.files(folder).forEach((file) -> files.put(file, snapshot.read(file).orElseThrow()));
		}
		GitopsRepository gitops = new GitopsRepository(snapshot);
		for (Environment environment : gitops.pipeline().environments()) {
			for (Overlay overlay : gitops.overlays(environment.name())) {
				ImageReference image = built.get(overlay.service());
				// What waits for its promotion goes on waiting.
				boolean waits = overlay.release().image().isUnreleased() && environment.after() != null;
				if (image != null && !waits) {
					files.putAll(overlay.changesTo(new Release(image, overlay.release().settingsText())).texts());
				}
			}
		}
		return files;
	}

}
