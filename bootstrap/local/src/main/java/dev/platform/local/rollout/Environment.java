package dev.platform.local.rollout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.platform.engine.secret.SecretKey;
import dev.platform.local.edge.Edge;
import dev.platform.local.manifest.Alias;
import dev.platform.local.manifest.Manifests;
import dev.platform.local.manifest.Route;
import dev.platform.local.manifest.Workload;
import dev.platform.local.standin.StandIn.StopOrder;
import dev.platform.local.status.EnvironmentStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One environment: its services, the names they know each other by, and the way to them
 * from outside.
 */
final class Environment {

	private static final Logger logger = LoggerFactory.getLogger(Environment.class);

	private final Node node;

	private final Edge edge;

	private final int httpsPort;

	private final Map<String, Member> members = new LinkedHashMap<>();

	private final Map<String, Thread> leaving = new HashMap<>();

	private final DatabaseRoles roles;

	private Map<SecretKey, String> read = Map.of();

	private Manifests manifests = Manifests.NONE;

	private String seen = "";

	private @Nullable String revision;

	private @Nullable String message;

	Environment(Node node, Edge edge, int httpsPort) {
		this.node = node;
		this.edge = edge;
		this.httpsPort = httpsPort;
		this.roles = new DatabaseRoles(node);
	}

	/** Where Secrets are read that somebody has to give, for the next commit. */
	synchronized void read(Map<SecretKey, String> locations) {
		this.read = locations;
	}

	/** A commit is there; whether it can be rendered is not known yet. */
	synchronized void see(String commit) {
		this.seen = commit;
	}

	synchronized void fail(String problem) {
		logger.warn("{}: {}", this.node.environment(), problem);
		this.message = problem;
	}

	/**
	 * Asks for what a commit asks for; services that it does not know any more are
	 * stopped.
	 */
	synchronized void apply(Manifests next, String commit) throws IOException {
		this.node.secrets().declare(next.secrets().made(), this.read);
		Map<String, Workload> wanted = new LinkedHashMap<>();
		next.workloads().forEach((workload) -> wanted.put(workload.name(), workload));
		List<String> removed = this.members.keySet().stream().filter((name) -> !wanted.containsKey(name)).toList();
		removed.forEach(this::remove);
		wanted.values().forEach((workload) -> want(new Desired(workload, commit)));
		this.roles.want(next);
		this.manifests = next;
		this.revision = commit;
		this.message = null;
		this.edge.routes(this.node.environment(), next.routes());
		writeHosts();
	}

	private void want(Desired desired) {
		String name = desired.workload().name();
		Member member = this.members.get(name);
		if (member != null) {
			member.service().desire(desired);
			return;
		}
		Service service = new Service(this.node, desired, (endpoint) -> moved(name, endpoint));
		this.members.put(name, new Member(service, new ServiceView(service), service.firstAddress()));
	}

	private void remove(String name) {
		Member member = this.members.remove(name);
		if (member != null) {
			Duration gracePeriod = member.service().desired().workload().gracePeriod();
			// its thread may be waiting for this object
			this.leaving.put(name, Thread.startVirtualThread(() -> member.service().stop(gracePeriod)));
		}
	}

	/** Where everything that does not run yet will listen. */
	synchronized List<InetSocketAddress> sockets() {
		return this.members.values().stream().flatMap((member) -> member.service().sockets().stream()).toList();
	}

	synchronized void start() {
		this.members.forEach((name, member) -> member.service().start(this.leaving.get(name)));
	}

	private synchronized void moved(String name, Endpoint endpoint) {
		this.edge.endpoint(this.node.environment(), name, endpoint.ready() ? endpoint.address() : null);
		this.roles.moved(name, endpoint);
		Member member = this.members.get(name);
		if (member != null && !member.address().equals(endpoint.address())) {
			this.members.put(name, new Member(member.service(), member.view(), endpoint.address()));
			try {
				writeHosts();
			}
			catch (IOException ex) {
				logger.error("cannot write {}: {}", this.node.hosts().file(), ex.getMessage());
			}
		}
	}

	private void writeHosts() throws IOException {
		Map<String, InetAddress> names = new TreeMap<>();
		for (Alias alias : this.manifests.aliases()) {
			Member member = this.members.get(alias.workload());
			if (member != null) {
				alias.names().forEach((name) -> names.put(name, member.address()));
			}
		}
		this.node.hosts().write(names);
	}

	synchronized EnvironmentStatus status() {
		return new EnvironmentStatus(this.node.environment(), this.revision, this.message,
				this.members.entrySet()
					.stream()
					.map((entry) -> entry.getValue().view().status(this.seen, url(entry.getKey())))
					.toList());
	}

	private @Nullable String url(String workload) {
		for (Route route : this.manifests.routes()) {
			if (route.workload().equals(workload)) {
				String slash = route.path().endsWith("/") ? "" : "/";
				return "https://%s:%d%s%s".formatted(route.host(), this.httpsPort, route.path(), slash);
			}
		}
		return null;
	}

	/** Stops those whose turn it is, all at once. */
	void stop(StopOrder turn, Duration gracePeriod) {
		List<Thread> stops = new ArrayList<>();
		for (Service service : services()) {
			if (service.stopOrder() == turn) {
				stops.add(Thread.startVirtualThread(() -> service.stop(gracePeriod)));
			}
		}
		try {
			for (Thread stop : stops) {
				stop.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized List<Service> services() {
		return this.members.values().stream().map(Member::service).collect(Collectors.toList());
	}

	/**
	 * A service with where it was last seen.
	 */
	private record Member(Service service, ServiceView view, InetAddress address) {
	}

}
