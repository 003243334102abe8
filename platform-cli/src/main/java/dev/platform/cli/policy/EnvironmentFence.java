package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.EnvironmentName;

/**
 * Every environment has a namespace whose labels and annotations fence it, written in a
 * file of its own and changed by no patch. The policy of the same name sees what a
 * namespace is; this one sees that there is none, and whether the file is what is
 * brought.
 */
record EnvironmentFence(Fences fences, Namespaces namespaces) implements Rule {

	private static final String PINNED = "pod-security.kubernetes.io/enforce-version";

	static final String NAME = "environment-fence";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		Map<EnvironmentName, List<Resource>> environments = resources.stream()
			.collect(Collectors.groupingBy(Resource::environment, LinkedHashMap::new, Collectors.toList()));
		List<Violation> violations = new ArrayList<>();
		environments.forEach((environment, objects) -> violations.addAll(of(environment, objects)));
		return violations;
	}

	private List<Violation> of(EnvironmentName environment, List<Resource> objects) {
		Resource file = this.fences.namespace(environment).orElse(null);
		if (file == null) {
			return List.of(violation(Fences.missing(environment), List.of(),
					"nothing fences it: %s holds no Namespace called %s".formatted(Fences.file(environment),
							environment),
					"write it as other environments have it, and list it among the resources of the folder"));
		}
		List<Violation> violations = new ArrayList<>();
		List<Resource> namespaces = objects.stream().filter((resource) -> resource.kind().equals("Namespace")).toList();
		namespaces.forEach((namespace) -> violations.addAll(of(environment, namespace, file)));
		if (namespaces.isEmpty()) {
			boolean whole = objects.stream()
				.anyMatch((resource) -> resource.folder().equals(Fences.folder(environment)));
			violations.addAll(whole ? List.of(violation(Fences.missing(environment), List.of(),
					"nothing fences it: its folder brings no Namespace",
					"list namespace.yaml among the resources of %s/kustomization.yaml"
						.formatted(Fences.folder(environment))))
					: written(file));
		}
		return violations;
	}

	private List<Violation> of(EnvironmentName environment, Resource namespace, Resource file) {
		if (!namespace.folder().equals(file.folder()) || !namespace.name().equals(environment.value())) {
			return List.of(violation(namespace, List.of("metadata", "name"),
					"an environment has one namespace, which the file %s holds".formatted(Fences.file(environment)),
					"take this one out"));
		}
		List<String> changed = Stream.of("labels", "annotations")
			.flatMap((part) -> changed(namespace.labels("metadata", part), file.labels("metadata", part)))
			.sorted()
			.toList();
		return changed.isEmpty() ? List.of()
				: List.of(violation(namespace, List.of("metadata"),
						"it is patched to be another than its file says: " + String.join(", ", changed),
						"take the patch out, and write it into " + Fences.file(environment)));
	}

	// Kustomize and Argo CD may add what is theirs.
	private static Stream<String> changed(Map<String, String> rendered, Map<String, String> written) {
		return Stream.concat(written.keySet().stream(), rendered.keySet().stream().filter(EnvironmentFence::isFence))
			.distinct()
			.filter((key) -> !Objects.equals(rendered.get(key), written.get(key)));
	}

	private static boolean isFence(String key) {
		return key.startsWith("pod-security.kubernetes.io/") || key.startsWith("platform.dev/")
				|| key.startsWith(Exceptions.PREFIX);
	}

	// Where only services are looked at, the policies do not see their namespace.
	private List<Violation> written(Resource file) {
		return this.namespaces.of(file.environment())
			.labels()
			.entrySet()
			.stream()
			.filter((label) -> !label.getKey().startsWith("kubernetes.io/"))
			.filter((label) -> !holds(label, file.labels("metadata", "labels").getOrDefault(label.getKey(), "")))
			.map((label) -> violation(file, List.of("metadata", "labels", label.getKey()),
					"its label %s is not \"%s\"".formatted(label.getKey(), label.getValue()),
					"set the label %s: %s".formatted(label.getKey(), label.getValue())))
			.toList();
	}

	private static boolean holds(Map.Entry<String, String> wanted, String value) {
		return value.equals(wanted.getValue())
				|| wanted.getKey().equals(PINNED) && value.matches("v1[.][4-9][0-9]|v1[.]3[5-9]");
	}

	private static Violation violation(Resource namespace, List<String> field, String message, String mend) {
		return new Violation(namespace, Severity.ERROR, NAME, field, message, mend);
	}

}
