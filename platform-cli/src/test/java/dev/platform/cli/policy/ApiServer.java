package dev.platform.cli.policy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import dev.platform.cli.FreePort;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real kube-apiserver with an etcd of its own on the loopback address: nothing of any
 * cluster on this machine is touched.
 */
final class ApiServer implements AutoCloseable {

	private static final String TOKEN = "known-to-this-test-alone";

	private final Path directory;

	private final int port = FreePort.find();

	private final List<Process> processes = new ArrayList<>();

	private HttpClient client;

	private ApiServer(Path directory) throws IOException {
		this.directory = directory;
	}

	/**
	 * Starts both and waits until they are ready.
	 * @param programs where {@code etcd} and {@code kube-apiserver} are
	 * @param directory for their data and logs
	 */
	static ApiServer start(Path programs, Path directory) throws Exception {
		ApiServer server = new ApiServer(directory);
		try {
			server.run(programs);
			return server;
		}
		catch (Exception | Error ex) {
			server.close();
			throw ex;
		}
	}

	private void run(Path programs) throws Exception {
		String etcd = "http://127.0.0.1:" + FreePort.find();
		String peers = "http://127.0.0.1:" + FreePort.find();
		start(programs.resolve("etcd"), "--data-dir", "etcd", "--unsafe-no-fsync", "--listen-client-urls", etcd,
				"--advertise-client-urls", etcd, "--listen-peer-urls", peers, "--initial-advertise-peer-urls", peers,
				"--initial-cluster", "default=" + peers);
		KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
		Files.writeString(this.directory.resolve("sa.key"), pem("PRIVATE KEY", keys.getPrivate()));
		Files.writeString(this.directory.resolve("sa.pub"), pem("PUBLIC KEY", keys.getPublic()));
		Files.writeString(this.directory.resolve("tokens.csv"), TOKEN + ",admin,admin,system:masters\n");
		start(programs.resolve("kube-apiserver"), "--bind-address=127.0.0.1", "--secure-port=" + this.port,
				"--etcd-servers=" + etcd, "--cert-dir=certificates", "--token-auth-file=tokens.csv",
				"--authorization-mode=AlwaysAllow", "--disable-admission-plugins=ServiceAccount", "--allow-privileged",
				"--service-cluster-ip-range=10.0.0.0/24", "--service-account-issuer=https://127.0.0.1",
				"--service-account-key-file=sa.pub", "--service-account-signing-key-file=sa.key");
		for (int attempt = 0; attempt < 600; attempt++) {
			if (this.processes.stream().anyMatch((process) -> !process.isAlive())) {
				throw new IllegalStateException(
						"it ended: " + Files.readString(this.directory.resolve("kube-apiserver.log")));
			}
			if (isReady()) {
				return;
			}
			Thread.sleep(200);
		}
		throw new IllegalStateException("not ready in two minutes");
	}

	private boolean isReady() throws Exception {
		Path certificate = this.directory.resolve("certificates/apiserver.crt");
		if (!Files.exists(certificate)) {
			return false;
		}
		try {
			this.client = HttpClient.newBuilder().sslContext(trusting(certificate)).build();
			return send("GET", "/readyz", "", "admin").statusCode() == 200;
		}
		catch (IOException | GeneralSecurityException ex) {
			return false;
		}
	}

	/** Sends a request as somebody. */
	HttpResponse<String> send(String method, String path, String body, String user)
			throws IOException, InterruptedException {
		return send(method, path, body, user, "system:authenticated");
	}

	/** Sends a request as somebody who belongs to a group. */
	HttpResponse<String> send(String method, String path, String body, String user, String group)
			throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + this.port + path))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.header("Authorization", "Bearer " + TOKEN)
			.header("Content-Type", "application/json")
			.header("Impersonate-User", user)
			.header("Impersonate-Group", group)
			.timeout(Duration.ofSeconds(30))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** Asks whether a namespace may become another. */
	HttpResponse<String> change(Resource namespace, String user, String group)
			throws IOException, InterruptedException {
		return send("PUT", "/api/v1/namespaces/%s?dryRun=All".formatted(namespace.name()),
				new JsonMapper().writeValueAsString(namespace.content()), user, group);
	}

	/** Creates an object, or only asks whether that could be done. */
	HttpResponse<String> create(Resource resource, String namespace, String user, boolean dryRun)
			throws IOException, InterruptedException {
		String group = resource.group().isEmpty() ? "/api/" : "/apis/" + resource.group() + "/";
		String path = group + resource.version() + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/"
				+ resource.plural() + (dryRun ? "?dryRun=All" : "");
		return send("POST", path, new JsonMapper().writeValueAsString(resource.content()), user);
	}

	private void start(Path program, String... options) throws IOException {
		List<String> words = new ArrayList<>(List.of(program.toString()));
		words.addAll(List.of(options));
		this.processes.add(new ProcessBuilder(words).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve(program.getFileName() + ".log").toFile())
			.start());
	}

	private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		try (var stream = Files.newInputStream(certificate)) {
			int number = 0;
			for (var one : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
				store.setCertificateEntry("certificate-" + number++, one);
			}
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	private static String pem(String type, Key key) {
		return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type,
				Base64.getMimeEncoder().encodeToString(key.getEncoded()), type);
	}

	@Override
	public void close() throws InterruptedException {
		if (this.client != null) {
			this.client.close();
		}
		for (Process process : this.processes.reversed()) {
			process.destroy();
			if (!process.waitFor(Duration.ofSeconds(10))) {
				process.destroyForcibly().waitFor();
			}
		}
	}

}
