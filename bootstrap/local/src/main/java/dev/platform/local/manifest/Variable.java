package dev.platform.local.manifest;

/**
 * An environment variable and where its value comes from.
 */
public sealed interface Variable {

	/** A value as it is. */
	record Literal(String name, String value) implements Variable {
	}

	/** A value that may refer to variables before it as {@code $(NAME)}. */
	record Template(String name, String value) implements Variable {
	}

	/** A key of a Secret that is not rendered. */
	record SecretKey(String name, String secret, String key) implements Variable {
	}

	/** Every key of a Secret that is not rendered. */
	record WholeSecret(String prefix, String secret) implements Variable {
	}

	/** A field of the Pod, such as {@code status.podIP}. */
	record PodField(String name, String path) implements Variable {
	}

}
