package dev.platform.cli.git.trust;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A line of OpenSSH's {@code allowed_signers}.
 *
 * @param principals whose key it is
 * @param blob the key as it is written, in Base64
 * @param namespaces what it may sign; empty for everything
 * @param validAfter null where it was always valid
 * @param validBefore null where it never ends
 * @param line counted from 1
 */
record AllowedSigner(String principals, String blob, SshKey key, List<String> namespaces, @Nullable Instant validAfter,
		@Nullable Instant validBefore, int line) {

	boolean maySign(String namespace) {
		return this.namespaces.isEmpty() || this.namespaces.stream()
			.anyMatch((pattern) -> namespace.matches(
					"\\Q" + pattern.replaceAll("\\*+", "*").replace("?", "\\E.\\Q").replace("*", "\\E.*\\Q") + "\\E"));
	}

	boolean isValidAt(Instant time) {
		return (this.validAfter == null || !time.isBefore(this.validAfter))
				&& (this.validBefore == null || time.isBefore(this.validBefore));
	}

}
