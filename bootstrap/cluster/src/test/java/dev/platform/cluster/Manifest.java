package dev.platform.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Manifests that lie beside the tests.
 */
final class Manifest {

	private Manifest() {
	}

	static String read(String name) {
		try (InputStream file = Manifest.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/** The kustomization of a folder with one file. */
	static String listing(String namespace, String file) {
		return "namespace: %s\nresources: [%s]\n".formatted(namespace, file);
	}

}
