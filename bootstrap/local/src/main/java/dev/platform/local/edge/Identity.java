package dev.platform.local.edge;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and its certificate, followed by those who vouch for it.
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {

	X509Certificate certificate() {
		return this.chain.getFirst();
	}

}
