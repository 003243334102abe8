package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Knows which fields of built-in kinds the API server keeps as they were created.
 */
final class ImmutableFields {

	/**
	 * The fields by kind, as the validation of updates in Kubernetes 1.35 has them.
	 */
	private static final Map<String, Pattern> FIELDS = Map.ofEntries(
			Map.entry("Deployment", Pattern.compile("spec\\.selector\\..*")),
			Map.entry("ReplicaSet", Pattern.compile("spec\\.selector\\..*")),
			Map.entry("DaemonSet", Pattern.compile("spec\\.selector\\..*")),
			Map.entry("StatefulSet",
					Pattern.compile("spec\\.(?!replicas$|ordinals|template\\.|updateStrategy|revisionHistoryLimit$"
							+ "|persistentVolumeClaimRetentionPolicy|minReadySeconds$).*")),
			Map.entry("Job",
					Pattern
						.compile("spec\\.(selector|template|completions|completionMode|podFailurePolicy|successPolicy"
								+ "|backoffLimitPerIndex|managedBy|podReplacementPolicy).*")),
			Map.entry("Pod",
					Pattern
						.compile("spec\\.(?!(initC|c)ontainers\\[.*]\\.image$|activeDeadlineSeconds$|tolerations).*")),
			Map.entry("PersistentVolumeClaim",
					Pattern.compile("spec\\.(?!resources\\.requests\\.storage$|volumeAttributesClassName$).*")),
			Map.entry("PersistentVolume", Pattern.compile("spec\\.(csi|nfs|hostPath|local|volumeMode|nodeAffinity).*")),
			Map.entry("StorageClass", Pattern.compile("provisioner|reclaimPolicy|volumeBindingMode|(parameters)\\..*")),
			Map.entry("RoleBinding", Pattern.compile("roleRef\\..*")),
			Map.entry("ClusterRoleBinding", Pattern.compile("roleRef\\..*")),
			Map.entry("IngressClass", Pattern.compile("spec\\.controller")),
			Map.entry("PriorityClass", Pattern.compile("value|preemptionPolicy")),
			Map.entry("RuntimeClass", Pattern.compile("handler")), Map.entry("Secret", Pattern.compile("type")),
			Map.entry("CustomResourceDefinition", Pattern.compile("spec\\.(group|scope|names\\.(plural|kind))")));

	private static final int NAMED = 3;

	private ImmutableFields() {
	}

	static List<ApiRefusal> between(Manifests before, Manifests after) {
		List<ApiRefusal> refusals = new ArrayList<>();
		for (Resource to : after.resources().values()) {
			before.find(to.id())
				.filter((from) -> from.fullName().equals(to.fullName()))
				.map((from) -> changed(from, to))
				.filter((fields) -> !fields.isEmpty())
				.ifPresent((fields) -> refusals.add(refusal(to, fields)));
		}
		return refusals;
	}

	private static List<String> changed(Resource from, Resource to) {
		return FieldChanges.between(from.content(), to.content()).stream().filter(immutable(from, to)).toList();
	}

	private static Predicate<String> immutable(Resource from, Resource to) {
		String kind = to.id().kind();
		if ((kind.equals("ConfigMap") || kind.equals("Secret")) && Boolean.TRUE.equals(from.at("immutable"))) {
			return (field) -> field.matches("(data|binaryData|stringData)\\..*|immutable|type");
		}
		if (kind.equals("Service")) {
			// One that the server chose may be left out, but not replaced.
			return (field) -> field.equals("spec.clusterIP") && from.at("spec", "clusterIP") != null
					&& to.at("spec", "clusterIP") != null;
		}
		return (field) -> FIELDS.containsKey(kind) && FIELDS.get(kind).matcher(field).matches();
	}

	private static ApiRefusal refusal(Resource resource, List<String> fields) {
		String named = String.join(", ", fields.subList(0, Math.min(NAMED, fields.size())))
				+ ((fields.size() > NAMED) ? " and %d more".formatted(fields.size() - NAMED) : "");
		String kind = resource.id().kind().toLowerCase(Locale.ROOT);
		String mend = switch (resource.id().kind()) {
			case "ConfigMap", "Secret" -> "give it another name, as a generator does";
			case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" ->
				"keep it, or delete and make it anew: kubectl delete %s %s --cascade=orphan".formatted(kind,
						resource.id().name());
			case "PersistentVolumeClaim", "PersistentVolume" -> "make a new one and move the data";
			default ->
				"keep it, or delete and make it anew: kubectl delete %s %s".formatted(kind, resource.id().name());
		};
		return new ApiRefusal(resource.id().toString(), named + " cannot change", mend);
	}

}
