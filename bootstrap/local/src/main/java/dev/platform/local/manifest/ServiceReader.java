package dev.platform.local.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;

/**
 * Finds the workloads behind Services by their labels.
 */
record ServiceReader(Objects objects, List<Workload> workloads) {

	List<Alias> aliases() {
		return this.objects.services()
			.stream()
			.flatMap((service) -> selected(service).map((workload) -> alias(service, workload)).stream())
			.toList();
	}

	Optional<Workload> behind(String service) {
		return find(service).flatMap(this::selected);
	}

	/** The port of the container behind a port of a Service, each by name or number. */
	int targetPort(String service, String port, Workload workload) {
		ServicePort declared = find(service).stream()
			.flatMap((candidate) -> candidate.getSpec().getPorts().stream())
			.filter((candidate) -> port.equals(candidate.getName()) || port.equals(String.valueOf(candidate.getPort())))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Service %s has no port %s".formatted(service, port)));
		String target = (declared.getTargetPort() != null) ? String.valueOf(declared.getTargetPort().getValue())
				: String.valueOf(declared.getPort());
		return workload.container().port(target);
	}

	private Optional<Service> find(String name) {
		return this.objects.services()
			.stream()
			.filter((service) -> name.equals(service.getMetadata().getName()))
			.findFirst();
	}

	private Optional<Workload> selected(Service service) {
		Map<String, String> selector = service.getSpec().getSelector();
		if (selector == null || selector.isEmpty()) {
			return Optional.empty();
		}
		return this.workloads.stream()
			.filter((workload) -> workload.labels().entrySet().containsAll(selector.entrySet()))
			.findFirst();
	}

	private static Alias alias(Service service, Workload workload) {
		return new Alias(service.getMetadata().getName(), WorkloadReader.namespace(service.getMetadata()),
				workload.name());
	}

}
