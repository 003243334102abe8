package dev.platform.cluster;

/**
 * A way through the cluster's network.
 *
 * @param from namespace and service: {@code dev/vote}
 * @param to host and port: {@code postgres.dev.svc.cluster.local:5432}
 */
record Connection(String from, String to) {

	static Connection to(String from, String service, String namespace, int port) {
		return new Connection(from, "%s.%s.svc.cluster.local:%d".formatted(service, namespace, port));
	}

	@Override
	public String toString() {
		return this.from + " → " + this.to;
	}

}
