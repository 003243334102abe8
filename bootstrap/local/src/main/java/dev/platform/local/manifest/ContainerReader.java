package dev.platform.local.manifest;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first container of a Pod; sidecars and init containers are left out.
 */
record ContainerReader(Objects objects) {

	Container read(io.fabric8.kubernetes.api.model.Container container) {
		Map<String, Integer> ports = new LinkedHashMap<>();
		container.getPorts().forEach((port) -> {
			String name = (port.getName() != null) ? port.getName() : String.valueOf(port.getContainerPort());
			ports.put(name, port.getContainerPort());
		});
		return new Container(List.copyOf(container.getCommand()), List.copyOf(container.getArgs()),
				new VariableReader(this.objects).read(container), ports, new ProbeReader(ports).read(container),
				memory(container));
	}

	private static @Nullable Long memory(io.fabric8.kubernetes.api.model.Container container) {
		if (container.getResources() == null || container.getResources().getLimits() == null) {
			return null;
		}
		Quantity limit = container.getResources().getLimits().get("memory");
		BigDecimal bytes = (limit != null) ? Quantity.getAmountInBytes(limit) : null;
		return (bytes != null) ? bytes.longValue() : null;
	}

}
