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

	/**
	 * The kustomization of a folder with one file. It says no namespace, by which
	 * kustomize would rename one.
	 */
	static String listing(String file) {
		return "resources: [%s]\n".formatted(file);
	}

}
