package dev.platform.cli.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;

/**
 * All services, and the release that each environment asks for.
 */
record ServiceList(List<String> environments, List<Service> services) implements Report {

	/** In the place of an image that cannot be read from an overlay. */
	static final String UNREADABLE = "?";

	@Override
	public String text() {
		List<String> headers = new ArrayList<>(List.of("SERVICE"));
		this.environments.forEach((environment) -> headers.add(environment.toUpperCase(Locale.ROOT)));
		Table table = new Table(headers.toArray(String[]::new));
		for (Service service : this.services) {
			List<String> row = new ArrayList<>(List.of(service.name()));
			this.environments.forEach((environment) -> row.add(service.version(environment)));
			table.row(row.toArray(String[]::new));
		}
		return table.toString();
	}

	/**
	 * One service.
	 *
	 * @param images the image by environment; an environment without the service is
	 * absent
	 */
	record Service(String name, Map<String, String> images) {

		String version(String environment) {
			String image = this.images.get(environment);
			if (UNREADABLE.equals(image)) {
				return UNREADABLE;
			}
			return (image != null) ? ImageReference.written(image).shortVersion() : "-";
		}

	}

}
