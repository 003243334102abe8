package dev.platform.git;

import java.io.IOException;
import java.time.Duration;

import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.FilterMapping;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: the repository, the web server before it and the webhooks behind
 * it.
 */
final class GitServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(GitServer.class);

	/** How long a push that has begun may take when the server is told to end. */
	private static final Duration LAST_PUSH = Duration.ofSeconds(45);

	private final BareRepository repository;

	private final Webhooks webhooks;

	private final Settings settings;

	private final Server server = new Server(new VirtualThreadPool());

	private final ServerConnector connector = new ServerConnector(this.server, 1, 1, http());

	private GitServer(Settings settings, BareRepository repository) {
		this.settings = settings;
		this.repository = repository;
		this.webhooks = new Webhooks(settings.receivers(), new Signature(settings.webhookSecret()),
				Duration.ofMillis(500), Duration.ofSeconds(3));
		this.connector.setPort(settings.port());
		this.server.addConnector(this.connector);
		SizeLimitHandler limit = new SizeLimitHandler(settings.maxPushBytes(), -1);
		limit.setHandler(context());
		this.server.setHandler(new GracefulHandler(limit));
		this.server.setStopTimeout(LAST_PUSH.toMillis());
	}

	static GitServer start(Settings settings) throws IOException {
		OwnConfiguration.use();
		GitServer server = new GitServer(settings, BareRepository.open(settings.directory()));
		try {
			server.server.start();
		}
		catch (Exception ex) {
			server.close();
			throw new IOException("the web server did not start: " + ex.getMessage(), ex);
		}
		server.announce();
		return server;
	}

	int port() {
		return this.connector.getLocalPort();
	}

	private static HttpConnectionFactory http() {
		HttpConfiguration http = new HttpConfiguration();
		http.setSendServerVersion(false);
		return new HttpConnectionFactory(http);
	}

	private ServletContextHandler context() {
		ServletContextHandler context = new ServletContextHandler();
		GitEndpoint endpoint = new GitEndpoint(this.repository.repository(), this.settings.maxPushBytes(),
				new ReceivedObjects(this.settings.maxObjectBytes()), this::tell);
		context.addServlet(new ServletHolder(new HealthServlet(this.repository.repository())), "/healthz");
		ServletHolder git = new ServletHolder("git", endpoint.servlet());
		context.addServlet(git, "/*");
		FilterMapping beforeGit = new FilterMapping();
		beforeGit.setFilterName("access");
		beforeGit.setServletName(git.getName());
		FilterHolder access = new FilterHolder(
				new AccessFilter(this.settings.credentials(), this.settings.anonymousFetch()));
		access.setName("access");
		context.getServletHandler().addFilter(access, beforeGit);
		return context;
	}

	private void tell(ReceiveCommand command) {
		this.webhooks.tell(() -> PushEvent.of(command, new ChangedFiles(this.repository.repository()).in(command),
				this.settings.url()));
	}

	// The event of the last push is lost if the server ended right after it.
	private void announce() throws IOException {
		ObjectId head = this.repository.repository().resolve(BareRepository.MAIN);
		if (head != null) {
			this.webhooks.tell(() -> PushEvent.asItStands(BareRepository.MAIN, head, this.settings.url()));
		}
	}

	/** Lets pushes that have begun end first. */
	@Override
	public void close() {
		try {
			this.server.stop();
			this.webhooks.close();
			this.repository.close();
		}
		catch (Exception ex) {
			logger.error("did not stop in order", ex);
		}
		logger.info("stopped");
	}

}
