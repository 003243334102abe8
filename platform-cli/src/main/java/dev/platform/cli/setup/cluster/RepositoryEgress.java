package dev.platform.cli.setup.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opens the way from Argo CD's repo-server, whose egress is closed otherwise, to the host
 * of a repository.
 *
 * @param url the repository's address as the cluster reaches it
 */
record RepositoryEgress(String url) {

	private static final Pattern ADDRESS = Pattern
		.compile("(?:(?<scheme>[a-z+]+)://)?(?:[^@/]*@)?(?<host>\\[[^\\]]+\\]|[^:/]+)(?::(?<port>[0-9]+)(?=/|$))?.*");

	// A service of a cluster; short names are not resolved outside of a namespace.
	private static final Pattern SERVICE = Pattern.compile("[^.]+\\.(?<namespace>[^.]+)\\.svc(\\..*)?");

	// Networks that are somebody's own, and the cloud's metadata among them.
	private static final String INSIDE = "0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, "
			+ "172.16.0.0/12, 192.168.0.0/16";

	/** The NetworkPolicy; one of the same name for another repository takes its place. */
	String manifest() {
		return """
				apiVersion: networking.k8s.io/v1
				kind: NetworkPolicy
				metadata:
				  name: argocd-repo-server-repository
				  namespace: argocd
				spec:
				  podSelector:
				    matchLabels:
				      app.kubernetes.io/name: argocd-repo-server
				  policyTypes: [Egress]
				  egress:
				  - to:
				%s
				""".formatted(peers());
	}

	private String peers() {
		Matcher address = ADDRESS.matcher(this.url);
		String host = address.matches() ? address.group("host").replaceAll("[\\[\\]]", "") : "";
		Matcher service = SERVICE.matcher(host);
		if (service.matches()) {
			// Its Pods' port is not that of the address.
			return "    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}"
				.formatted(service.group("namespace"));
		}
		return blocks(host) + "\n    ports:\n    - port: " + port(address);
	}

	// A network policy knows no names. The addresses of a host on the internet change, so
	// all public ones are open; one inside is open alone.
	private static String blocks(String host) {
		try {
			return Arrays.stream(InetAddress.getAllByName(host))
				.flatMap((address) -> isInside(address) ? Stream.of(single(address)) : anywhere().stream())
				.distinct()
				.collect(Collectors.joining("\n"));
		}
		catch (UnknownHostException ex) {
			// Where the cluster alone knows the name, it may be any.
			return "    - ipBlock: {cidr: 0.0.0.0/0, except: [169.254.0.0/16]}\n    - ipBlock: {cidr: '::/0', except: ['fe80::/10']}";
		}
	}

	private static List<String> anywhere() {
		return List.of("    - ipBlock: {cidr: 0.0.0.0/0, except: [%s]}".formatted(INSIDE),
				"    - ipBlock: {cidr: '2000::/3'}");
	}

	private static String single(InetAddress address) {
		int length = address.getAddress().length * Byte.SIZE;
		return "    - ipBlock: {cidr: '%s/%d'}".formatted(address.getHostAddress().replaceFirst("%.*", ""), length);
	}

	private static boolean isInside(InetAddress address) {
		byte[] bytes = address.getAddress();
		boolean uniqueLocal = bytes.length > 4 && (bytes[0] & 0xfe) == 0xfc;
		boolean carrier = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 0x40;
		return address.isSiteLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
				|| uniqueLocal || carrier;
	}

	private static String port(Matcher address) {
		String port = address.group("port");
		String scheme = String.valueOf(address.group("scheme"));
		return (port != null) ? port : switch (scheme) {
			case "https" -> "443";
			case "http" -> "80";
			default -> "22";
		};
	}

}
