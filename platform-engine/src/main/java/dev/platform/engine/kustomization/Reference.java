package dev.platform.engine.kustomization;

/**
 * A file or folder that a kustomization refers to.
 *
 * @param path relative to the repository's root; that of a base leads out of it
 * @param kind how kustomize reads it
 * @param place where it is referred to
 */
record Reference(String path, Kind kind, Place place) {

	enum Kind {

		/** A folder that is built, too. */
		FOLDER,

		/** A file of objects, patches or settings. */
		YAML,

		/** A file whose text is taken as it is. */
		DATA

	}

}
