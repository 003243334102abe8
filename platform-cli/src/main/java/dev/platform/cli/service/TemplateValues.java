package dev.platform.cli.service;

import java.util.List;
import java.util.function.Supplier;

import dev.platform.cli.scaffold.Templates;

import org.springframework.stereotype.Component;

/**
 * What can be typed after {@code --template}.
 */
@Component("valuesOf--template")
class TemplateValues implements Supplier<List<String>> {

	private final Templates templates;

	TemplateValues(Templates templates) {
		this.templates = templates;
	}

	@Override
	public List<String> get() {
		return this.templates.names();
	}

}
