package dev.platform.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's key for the loopback address, and the certificate that whoever trusts it
 * needs: no authority that Java knows has signed it.
 *
 * @param certificate the file that holds it, as PEM
 */
public record TlsIdentity(SSLContext server, Path certificate) {

	private static final String PASSWORD = "changeit";

	public static TlsIdentity create(Path directory) throws IOException {
		Path store = directory.resolve("identity.p12");
		run("keytool", "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=loopback", "-ext",
				"san=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString());
		try {
			KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
			KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			managers.init(keys, PASSWORD.toCharArray());
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(managers.getKeyManagers(), null, null);
			String body = Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded());
			return new TlsIdentity(context, Files.writeString(directory.resolve("identity.pem"),
					"-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(body)));
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

	private static void run(String program, String... words) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", program).toString()));
		command.addAll(List.of(words));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		try {
			if (process.waitFor() != 0) {
				throw new IOException(output);
			}
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

}
