package dev.platform.cli.gitops;

/**
 * Whether a commit is signed by a key that the repository trusts.
 *
 * @param detail whose key it is; where it is not verified, why not
 */
public record Verification(boolean verified, String detail) {

	public Verification {
		// Names come from keys that others make.
		detail = detail.replaceAll("\\p{Cntrl}", " ");
	}

	/** The reason for a commit in a repository that trusts no keys. */
	public static final String NO_KEYS = "no trusted keys";

	public static Verification by(String signer) {
		return new Verification(true, signer);
	}

	public static Verification failed(String reason) {
		return new Verification(false, reason);
	}

	/** {@code verified: anna@example.com}, {@code unverified: no signature}. */
	public String text() {
		return (this.verified ? "verified: " : "unverified: ") + this.detail;
	}

}
