package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Kinds that a reviewer asks about.
 */
enum Touched {

	NETWORK("NetworkPolicy", "GlobalNetworkPolicy", "CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy",
			"AdminNetworkPolicy"),

	INGRESSES("Ingress", "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "Gateway", "IngressRoute"),

	SECRETS("Secret", "SealedSecret", "ExternalSecret", "SecretStore", "Certificate"),

	STORAGE("PersistentVolumeClaim", "PersistentVolume", "StorageClass"),

	ACCESS("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");

	private final Set<String> kinds;

	Touched(String... kinds) {
		this.kinds = Set.of(kinds);
	}

	/** Each that differs, and how: {@code changed NetworkPolicy/vote}. */
	List<String> between(Manifests before, Manifests after) {
		Set<ResourceId> ids = new TreeSet<>(before.resources().keySet());
		ids.addAll(after.resources().keySet());
		List<String> touched = new ArrayList<>();
		for (ResourceId id : ids) {
			Resource from = before.resources().get(id);
			Resource to = after.resources().get(id);
			if (this.kinds.contains(id.kind())
					&& (from == null || to == null || !from.content().equals(to.content()))) {
				touched.add(DifferenceKind.of(from, to).word() + " " + id);
			}
		}
		return touched;
	}

}
