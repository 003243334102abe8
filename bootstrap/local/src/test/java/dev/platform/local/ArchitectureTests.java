package dev.platform.local;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * How the packages may know each other.
 */
@AnalyzeClasses(packages = "dev.platform.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.platform.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes()
		.should(new ArchCondition<>("be in a null-marked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked, type.getPackageName()));
			}
		});

	@ArchTest
	static final ArchRule onlyTheRepositoryKnowsJGit = noClasses().that()
		.resideOutsideOfPackage("..repository..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.eclipse.jgit..");

	@ArchTest
	static final ArchRule onlyManifestsKnowKubernetes = noClasses().that()
		.resideOutsideOfPackage("..manifest..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.fabric8..")
		.because("what is read becomes records of our own");

	@ArchTest
	static final ArchRule onlyTheEdgeKnowsUndertowAndCertificates = noClasses().that()
		.resideOutsideOfPackage("..edge..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.undertow..", "org.bouncycastle..");

	@ArchTest
	static final ArchRule processesAreStartedInOnePlace = noClasses().that()
		.resideOutsideOfPackage("..process..")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(ProcessBuilder.class)
		.because("what is started elsewhere would not be stopped");

}
