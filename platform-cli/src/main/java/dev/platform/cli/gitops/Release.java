package dev.platform.cli.gitops;

import java.util.Map;
import java.util.Optional;

/**
 * What travels from environment to environment: the image, and the text of
 * {@code release.env} where the service has one.
 */
public record Release(ImageReference image, Optional<String> settingsText) {

	public Map<String, String> settings() {
		return this.settingsText.map(EnvFile::new).map(EnvFile::values).orElse(Map.of());
	}

}
