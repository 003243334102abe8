package dev.platform.local.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import dev.platform.local.manifest.Route;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go: the routes of every environment and the addresses of the workloads
 * that are ready.
 */
final class RouteTable {

	// an exact path beats a prefix, a longer prefix a shorter one
	private static final Comparator<Target> MOST_SPECIFIC_FIRST = Comparator
		.<Target>comparingInt((target) -> target.route().exact() ? 0 : 1)
		.thenComparingInt((target) -> -target.route().path().length());

	private final Map<String, List<Route>> routes = new ConcurrentHashMap<>();

	private final Map<Endpoint, InetAddress> ready = new ConcurrentHashMap<>();

	void routes(String environment, List<Route> next) {
		this.routes.put(environment, next);
	}

	void endpoint(String environment, String workload, @Nullable InetAddress address) {
		Endpoint endpoint = new Endpoint(environment, workload);
		if (address != null) {
			this.ready.put(endpoint, address);
		}
		else {
			this.ready.remove(endpoint);
		}
	}

	Optional<Target> find(String host, String path) {
		return this.routes.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().stream().map((route) -> target(entry.getKey(), route)))
			.filter((target) -> target.route().host().equalsIgnoreCase(host) && target.route().matches(path))
			.min(MOST_SPECIFIC_FIRST);
	}

	private Target target(String environment, Route route) {
		InetAddress address = this.ready.get(new Endpoint(environment, route.workload()));
		return new Target(environment, route, (address != null) ? new InetSocketAddress(address, route.port()) : null);
	}

	/** All routes, to show people what there is. */
	List<Route> all() {
		return this.routes.values().stream().flatMap(Collection::stream).toList();
	}

	Set<String> hosts() {
		Set<String> hosts = new TreeSet<>();
		all().forEach((route) -> hosts.add(route.host()));
		return hosts;
	}

	private record Endpoint(String environment, String workload) {
	}

	/**
	 * Where a request goes; without an address nobody is ready to take it.
	 */
	record Target(String environment, Route route, @Nullable InetSocketAddress address) {
	}

}
