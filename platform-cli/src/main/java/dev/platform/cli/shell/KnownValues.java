package dev.platform.cli.shell;

import java.util.List;
import java.util.function.Supplier;

import dev.platform.cli.output.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/**
 * The values of an option that a feature knows: a bean <code>valuesOf--env</code> that
 * supplies a list of words.
 */
@Component
class KnownValues {

	private static final Logger LOGGER = LoggerFactory.getLogger(KnownValues.class);

	private final BeanFactory beans;

	KnownValues(BeanFactory beans) {
		this.beans = beans;
	}

	boolean has(String option) {
		return this.beans.containsBean(beanName(option));
	}

	/** The values; none if they cannot be told now, for a completion must not fail. */
	@SuppressWarnings("unchecked")
	List<String> of(String option) {
		if (!has(option)) {
			return List.of();
		}
		try {
			return ((Supplier<List<String>>) this.beans.getBean(beanName(option), Supplier.class)).get()
				.stream()
				.filter((value) -> Printable.line(value).equals(value))
				.toList();
		}
		catch (RuntimeException ex) {
			LOGGER.debug("no values of --{}", option, ex);
			return List.of();
		}
	}

	private static String beanName(String option) {
		return "valuesOf--" + option;
	}

}
