package dev.platform.cli;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.AnnotatedGenericBeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "dev.platform.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ListedComponentsTests {

	@ArchTest
	static void everyComponentIsListed(JavaClasses classes) {
		List<String> components = classes.stream()
			.filter((type) -> type.isAnnotatedWith(Component.class) || type.isMetaAnnotatedWith(Component.class))
			.map(JavaClass::getName)
			.filter((name) -> !name.equals(PlatformCli.class.getName()))
			.sorted()
			.toList();
		assertThat(ListedComponents.names()).as("the file components, sorted").isEqualTo(components);
	}

	@Test
	void everyComponentHasTheNameThatSpringGivesIt() {
		GenericApplicationContext context = new GenericApplicationContext();
		new ListedComponents().initialize(context);
		assertThat(context.getBeanDefinitionNames()).hasSameSizeAs(ListedComponents.names())
			.contains("valuesOf--env", "commandParser")
			.allSatisfy((name) -> assertThat(name).isEqualTo(springName(context, name)));
	}

	private static String springName(GenericApplicationContext context, String name) {
		String type = String.valueOf(context.getBeanDefinition(name).getBeanClassName());
		return AnnotationBeanNameGenerator.INSTANCE
			.generateBeanName(new AnnotatedGenericBeanDefinition(ClassUtils.resolveClassName(type, null)), context);
	}

	@ArchTest
	static final ArchRule onlyConfigurationsDeclareBeans = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.beDeclaredInClassesThat()
		.areAnnotatedWith(Configuration.class)
		.because("listed components are not asked for more");

	@ArchTest
	static final ArchRule nothingListensToTheContainer = noMethods().should()
		.beAnnotatedWith(EventListener.class)
		.because("nobody looks for listeners");

	@ArchTest
	static final ArchRule componentsNeedNoMoreThanTheirConstructor = noClasses().should()
		.beAnnotatedWith(Lazy.class)
		.orShould()
		.beAnnotatedWith(Primary.class)
		.orShould()
		.beAnnotatedWith(Scope.class)
		.orShould()
		.beAnnotatedWith(DependsOn.class)
		.orShould()
		.beAnnotatedWith(Import.class)
		.because("listed components are taken by their type alone");

}
