package dev.platform.local.manifest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads Deployments and StatefulSets, those with data first; a Deployment of which
 * nothing is to run is left out.
 */
record WorkloadReader(Objects objects) {

	// Kubernetes waits ten minutes; somebody in front of a laptop should not have to
	private static final int PROGRESS_DEADLINE_SECONDS = 60;

	private static final int GRACE_PERIOD_SECONDS = 30;

	List<Workload> read() throws JsonProcessingException {
		List<Workload> workloads = new ArrayList<>();
		for (var set : this.objects.statefulSets()) {
			workloads.add(read(Workload.Kind.STATEFUL_SET, set.getMetadata(), set.getSpec().getTemplate(), null));
		}
		for (var deployment : this.objects.deployments()) {
			if (Integer.valueOf(0).equals(deployment.getSpec().getReplicas())) {
				continue;
			}
			workloads.add(read(Workload.Kind.DEPLOYMENT, deployment.getMetadata(), deployment.getSpec().getTemplate(),
					deployment.getSpec().getProgressDeadlineSeconds()));
		}
		return workloads;
	}

	private Workload read(Workload.Kind kind, ObjectMeta metadata, PodTemplateSpec template, @Nullable Integer deadline)
			throws JsonProcessingException {
		if (template.getSpec() == null || template.getSpec().getContainers().isEmpty()) {
			throw new IllegalArgumentException("%s %s has no container".formatted(kind, metadata.getName()));
		}
		var first = template.getSpec().getContainers().getFirst();
		Container container = new ContainerReader(this.objects).read(first);
		Long grace = template.getSpec().getTerminationGracePeriodSeconds();
		return new Workload(kind, metadata.getName(), namespace(metadata),
				new Image((first.getImage() != null) ? first.getImage() : ""), container, labels(template),
				Duration.ofSeconds((deadline != null) ? deadline : PROGRESS_DEADLINE_SECONDS),
				Duration.ofSeconds((grace != null) ? grace : GRACE_PERIOD_SECONDS), fingerprint(template, container));
	}

	// the variables hold the data of the ConfigMaps, also of those whose name carries no
	// hash
	private static String fingerprint(PodTemplateSpec template, Container container) throws JsonProcessingException {
		return Sha256.of(Yaml.MAPPER.writeValueAsString(template) + container.variables());
	}

	private static Map<String, String> labels(PodTemplateSpec template) {
		Map<String, String> labels = (template.getMetadata() != null) ? template.getMetadata().getLabels() : null;
		return Collections.unmodifiableMap(new TreeMap<>((labels != null) ? labels : Map.of()));
	}

	static String namespace(ObjectMeta metadata) {
		return (metadata.getNamespace() != null) ? metadata.getNamespace() : "default";
	}

}
