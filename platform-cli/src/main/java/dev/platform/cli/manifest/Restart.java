package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Pods that are replaced, because what they are made from changes.
 *
 * @param workload {@code Deployment/vote}
 * @param serving how many serve at the least while it lasts; null on a DaemonSet
 * @param because what changes: {@code image}, {@code ConfigMap/vote-release}, or fields
 */
public record Restart(String workload, Pods pods, @Nullable Integer serving, List<String> because) {

	static final Set<String> ROLLING = Set.of("Deployment", "StatefulSet", "DaemonSet");

	private static final int NAMED = 4;

	private static final Pattern IMAGE = Pattern.compile("spec\\.(initC|c)ontainers\\[.*]\\.image");

	static List<Restart> between(Manifests before, Manifests after) {
		List<Restart> restarts = new ArrayList<>();
		for (Resource workload : after.resources().values()) {
			Optional<Resource> old = before.find(workload.id());
			if (ROLLING.contains(workload.id().kind()) && old.isPresent()) {
				List<String> because = because(old.get(), workload, before, after);
				if (!because.isEmpty()) {
					Pods pods = Pods.of(workload, after);
					Integer serving = (pods.least() != null) ? Availability.leastServing(workload, pods.least()) : null;
					restarts.add(new Restart(workload.id().toString(), pods, serving, because));
				}
			}
		}
		return restarts;
	}

	private static List<String> because(Resource from, Resource to, Manifests before, Manifests after) {
		List<String> fields = FieldChanges.between(from.at("spec", "template"), to.at("spec", "template"));
		List<String> because = fields.stream()
			.map((field) -> reason(field, to, after))
			.filter((reason) -> !reason.isEmpty())
			.distinct()
			.toList();
		return (because.size() > NAMED) ? List.of("%d fields of its pods".formatted(because.size())) : because;
	}

	private static String reason(String field, Resource workload, Manifests after) {
		if (IMAGE.matcher(field).matches()) {
			return "image";
		}
		Object value = FieldChanges.at(workload.at("spec", "template"), field);
		return Stream.concat(after.of("ConfigMap"), after.of("Secret"))
			.filter((resource) -> Objects.equals(resource.fullName(), value))
			.map((resource) -> resource.id().toString())
			.findFirst()
			.orElse(field);
	}

	public String text() {
		String meanwhile = (this.serving != null) ? ", %d at the least serving meanwhile".formatted(this.serving) : "";
		return "%s: %s%s (%s)".formatted(this.workload, this.pods.text(), meanwhile, String.join(", ", this.because));
	}

}
