package dev.platform.cli.service;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

/**
 * What can be typed after {@code --service}.
 */
@Component("valuesOf--service")
class ServiceValues implements Supplier<List<String>> {

	private final ListServices services;

	ServiceValues(ListServices services) {
		this.services = services;
	}

	@Override
	public List<String> get() {
		return this.services.names();
	}

}
