package dev.platform.local.edge;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

import dev.platform.local.manifest.Route;
import dev.platform.local.process.ListeningPort;
import dev.platform.local.process.PortInUse;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import org.jspecify.annotations.Nullable;

/**
 * The way in from a browser on this machine; other machines cannot reach it.
 */
public final class Edge implements AutoCloseable {

	private static final int HEAD_MILLIS = 10_000;

	private static final int IDLE_MILLIS = 60_000;

	private static final int LONGEST_HEAD = 32 * 1024;

	private final RouteTable table = new RouteTable();

	private final Certificates certificates;

	private final CurrentIdentity identity;

	private final Undertow server;

	private Edge(Certificates certificates, int httpsPort, int httpPort, List<InetAddress> addresses)
			throws IOException, GeneralSecurityException {
		this.certificates = certificates;
		this.identity = new CurrentIdentity(certificates.covering(Set.of(), Instant.now()));
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(new KeyManager[] { this.identity }, null, null);
		// two threads are plenty for one person
		Undertow.Builder builder = Undertow.builder()
			.setIoThreads(2)
			.setWorkerThreads(2)
			.setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
			// The whole head of a request, and not each byte of it, has this long; after
			// an
			// answer the next one may take longer to begin.
			.setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEAD_MILLIS)
			.setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
			.setServerOption(UndertowOptions.MAX_HEADER_SIZE, LONGEST_HEAD);
		for (InetAddress address : addresses) {
			String host = address.getHostAddress();
			builder.addHttpsListener(httpsPort, host, tls, new RoutingHandler(this.table, new Pages(httpsPort)));
			builder.addHttpListener(httpPort, host, new RedirectToHttps(httpsPort));
		}
		this.server = builder.build();
	}

	/** Listens; fails with {@link PortInUse} when somebody else does already. */
	public static Edge start(Path tls, int httpsPort, int httpPort) throws IOException {
		List<InetAddress> addresses = new ArrayList<>(List.of(InetAddress.ofLiteral("127.0.0.1")));
		for (int port : List.of(httpsPort, httpPort)) {
			ListeningPort.requireFree(new InetSocketAddress(addresses.getFirst(), port));
		}
		InetAddress version6 = InetAddress.ofLiteral("::1");
		if (available(version6)) {
			addresses.add(version6);
			for (int port : List.of(httpsPort, httpPort)) {
				ListeningPort.requireFree(new InetSocketAddress(version6, port));
			}
		}
		try {
			Edge edge = new Edge(new Certificates(tls), httpsPort, httpPort, addresses);
			edge.server.start();
			return edge;
		}
		catch (GeneralSecurityException ex) {
			throw new IOException("cannot set up TLS: " + ex.getMessage(), ex);
		}
	}

	private static boolean available(InetAddress address) throws IOException {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(address, 0));
			return true;
		}
		catch (BindException ex) {
			return false;
		}
	}

	public void routes(String environment, List<Route> routes) throws IOException {
		this.table.routes(environment, routes);
		renewCertificate();
	}

	/** Where a workload answers; null while it does not. */
	public void endpoint(String environment, String workload, @Nullable InetAddress address) {
		this.table.endpoint(environment, workload, address);
	}

	/** Makes a new certificate if the hosts or the time of the year ask for it. */
	public synchronized void renewCertificate() throws IOException {
		this.identity.become(this.certificates.covering(this.table.hosts(), Instant.now()));
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
