package dev.platform.engine;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.platform.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule theEngineKnowsNoFace = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("dev.platform.cli..", "dev.platform.local..", "org.springframework..", "org.jline..")
		.because("a command, a portal and local mode run the same code");

	@ArchTest
	static final ArchRule onlyKustomizeStartsProcesses = noClasses().that()
		.resideOutsideOfPackage("..engine.kustomize..")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(ProcessBuilder.class);

	@ArchTest
	static final ArchRule nothingEndsTheProgram = noClasses().should()
		.callMethod(System.class, "exit", int.class)
		.orShould()
		.accessField(System.class, "out")
		.orShould()
		.accessField(System.class, "err");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.platform.engine.(*)..")
		.should()
		.beFreeOfCycles();

}
