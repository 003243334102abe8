package dev.platform.cli.git.trust;

/**
 * Something in a file of trusted keys that is not understood, and so trusts nobody.
 *
 * @param line counted from 1
 */
public record KeyProblem(String file, int line, String message) {

	/** {@code gitops/trusted-keys/allowed_signers:3: …}. */
	public String text() {
		return "%s:%d: %s".formatted(this.file, this.line, this.message);
	}

}
