package dev.platform.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Conventions;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The components by name, from the file <code>components</code> beside this class:
 * looking for them in all classes takes longer than a short command.
 */
class ListedComponents implements ApplicationContextInitializer<GenericApplicationContext> {

	// Spring's mark of a class that has been asked already for the beans it declares.
	private static final String ASKED = Conventions.getQualifiedAttributeName(ConfigurationClassPostProcessor.class,
			"configurationClass");

	@Override
	public void initialize(GenericApplicationContext context) {
		ClassLoader loader = ListedComponents.class.getClassLoader();
		names().forEach((name) -> register(ClassUtils.resolveClassName(name, loader), context));
		// It would ask every method of every component whether it listens to events.
		context.addBeanFactoryPostProcessor(
				(beans) -> context.removeBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME));
	}

	static List<String> names() {
		try (InputStream list = ListedComponents.class.getResourceAsStream("components")) {
			if (list == null) {
				throw new IllegalStateException("the list of components is missing");
			}
			return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException("the list of components cannot be read", ex);
		}
	}

	private static void register(Class<?> type, GenericApplicationContext context) {
		RootBeanDefinition definition = new RootBeanDefinition(type);
		// Only a configuration declares beans.
		if (!type.isAnnotationPresent(Configuration.class)) {
			definition.setAttribute(ASKED, "lite");
		}
		context.registerBeanDefinition(name(type), definition);
	}

	private static String name(Class<?> type) {
		Component component = type.getAnnotation(Component.class);
		return (component != null && !component.value().isEmpty()) ? component.value()
				: StringUtils.uncapitalizeAsProperty(ClassUtils.getShortName(type));
	}

}
