package dev.platform.local.manifest;

/**
 * The reference of a container image.
 */
public record Image(String reference) {

	public Image {
		if (reference.isBlank()) {
			throw new IllegalArgumentException("a container has no image");
		}
	}

	/**
	 * The last segment of the repository: {@code vote} of
	 * {@code ghcr.io/acme/vote:1.0.0@sha256:…}.
	 */
	public String name() {
		String repository = this.reference.split("@")[0];
		String last = repository.substring(repository.lastIndexOf('/') + 1);
		return last.split(":")[0];
	}

	@Override
	public String toString() {
		return this.reference;
	}

}
