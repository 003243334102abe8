package dev.platform.cli.voting;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import javax.net.ssl.SSLContext;

import dev.platform.cli.network.TrustedAuthority;

/**
 * The authorities that the systems of this machine made for themselves.
 *
 * @param certificates a file each; there is none for a system that never ran
 */
public record LocalAuthorities(List<Path> certificates) {

	private static final String LOCAL = ".localhost";

	/** Whom to trust at an address: these on this machine, elsewhere those Java knows. */
	public SSLContext trustedAt(URI address) {
		List<Path> made = this.certificates.stream().filter(Files::exists).toList();
		if (("." + address.getHost()).endsWith(LOCAL) && !made.isEmpty()) {
			return new TrustedAuthority(made, false).context();
		}
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
