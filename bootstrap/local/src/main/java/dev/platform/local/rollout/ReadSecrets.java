package dev.platform.local.rollout;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.secret.DeclaredSecrets;
import dev.platform.engine.secret.SecretKey;
import dev.platform.engine.secret.SecretLocation;

/**
 * Where the Secrets that the platform does not make are read.
 *
 * @param overlay an environment's folder, two below {@code gitops}
 */
record ReadSecrets(DeclaredSecrets secrets, Path overlay) {

	/** File and line for each. */
	Map<SecretKey, String> locations() {
		Path root = this.overlay.resolve("../../..").normalize();
		SecretLocation location = new SecretLocation(new FolderSnapshot(root));
		String folder = root.relativize(this.overlay).toString();
		Map<SecretKey, String> locations = new HashMap<>();
		this.secrets.undeclared().forEach((key) -> locations.put(key, location.of(folder, key)));
		return locations;
	}

}
