package dev.platform.cli.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How many pods a workload asks for.
 *
 * @param least null where the nodes decide: a DaemonSet has one on each
 * @param most what an autoscaler may make of them; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pods(@Nullable Integer least, @Nullable Integer most) {

	static Pods of(Resource workload, Manifests all) {
		if (workload.id().is("DaemonSet")) {
			return new Pods(null, null);
		}
		return all.of("HorizontalPodAutoscaler")
			.filter((scaler) -> scales(scaler, workload))
			.findFirst()
			.map((scaler) -> new Pods(scaler.number(1, "spec", "minReplicas"), scaler.number(1, "spec", "maxReplicas")))
			.orElseGet(() -> new Pods(workload.number(1, "spec", "replicas"), null));
	}

	static boolean scales(Resource scaler, Resource workload) {
		return scaler.text("", "spec", "scaleTargetRef", "kind").equals(workload.id().kind())
				&& scaler.text("", "spec", "scaleTargetRef", "name").equals(workload.id().name());
	}

	public String text() {
		if (this.least == null) {
			return "a pod on each node";
		}
		if (this.most != null) {
			return "%d to %d pods".formatted(this.least, this.most);
		}
		return (this.least == 1) ? "1 pod" : this.least + " pods";
	}

}
