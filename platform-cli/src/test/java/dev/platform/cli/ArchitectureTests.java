package dev.platform.cli;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "dev.platform.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String[] FEATURES = { "..cli.base..", "..cli.doctor..", "..cli.environment..", "..cli.load..",
			"..cli.promotion..", "..cli.service..", "..cli.setup..", "..cli.status..", "..cli.validation.." };

	private static final String[] ADAPTERS = { "..cli.check..", "..cli.cluster..", "..cli.embedded..", "..cli.forge..",
			"..cli.git..", "..cli.image..", "..engine.kustomize..", "..cli.voting.." };

	@ArchTest
	static final ArchRule featuresNeverUseEachOther = slices()
		.matching("dev.platform.cli.(base|doctor|environment|load|promotion|service|setup|status|validation)..")
		.should()
		.notDependOnEachOther()
		.because("a feature can then be read, and deleted, alone");

	@ArchTest
	static final ArchRule adaptersKnowNoFeature = noClasses().that()
		.resideInAnyPackage(ADAPTERS)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(FEATURES)
		.because("they serve every feature alike");

	@ArchTest
	static final ArchRule adaptersDoNotKnowEachOther = slices()
		.matching("dev.platform.cli.(check|cluster|embedded|forge|git|image|voting)..")
		.should()
		.notDependOnEachOther()
		.because("each hides one part of the outside world");

	@ArchTest
	static final ArchRule theModelKnowsNoAdapter = noClasses().that()
		.resideInAnyPackage("..cli.gitops..", "..cli.manifest..", "..cli.pipeline..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ADAPTERS)
		.because("it is made of values");

	@ArchTest
	static final ArchRule onlyGitKnowsJGit = noClasses().that()
		.resideOutsideOfPackage("..cli.git..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.eclipse.jgit..");

	@ArchTest
	static final ArchRule onlyTrustKnowsOpenPgp = noClasses().that()
		.resideOutsideOfPackage("..cli.git.trust..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.bouncycastle..");

	@ArchTest
	static final ArchRule rulesKnowNoAdapter = noClasses().that()
		.resideInAnyPackage("..cli.policy..", "..cli.schema..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ADAPTERS)
		.because("they judge what was rendered, wherever it comes from");

	@ArchTest
	static final ArchRule onlyPolicyKnowsCel = noClasses().that()
		.resideOutsideOfPackage("..cli.policy..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("dev.cel..");

	@ArchTest
	static final ArchRule onlyTemplatesKnowMustache = noClasses().that()
		.resideOutsideOfPackage("..cli.scaffold..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.samskivert.mustache..");

	@ArchTest
	static final ArchRule scaffoldingAndDeliveryKnowNoFeature = noClasses().that()
		.resideInAnyPackage("..cli.delivery..", "..cli.scaffold..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(FEATURES)
		.because("services and environments are made alike, and delivered as releases are");

	@ArchTest
	static final ArchRule onlyClusterKnowsKubernetes = noClasses().that()
		.resideOutsideOfPackage("..cli.cluster..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.fabric8..");

	@ArchTest
	static final ArchRule onlyGitBuildsAndSetupStartProcesses = noClasses().that()
		.resideOutsideOfPackages("..cli.git..", "..cli.image..", "..cli.doctor..", "..cli.setup..")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(ProcessBuilder.class);

	@ArchTest
	static final ArchRule onlyTheEdgeAndCommandsKnowSpringShell = noClasses().that()
		.resideOutsideOfPackage("..cli.shell..")
		.and()
		.haveSimpleNameNotEndingWith("Commands")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.shell..");

	@ArchTest
	static final ArchRule onlyTheEdgeTouchesStandardStreams = noClasses().that()
		.resideOutsideOfPackage("..cli.shell..")
		.should()
		.accessField(System.class, "out")
		.orShould()
		.accessField(System.class, "err")
		.orShould()
		.accessField(System.class, "in");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.platform.cli.(*)..")
		.should()
		.beFreeOfCycles();

	@Test
	void everyPackageIsNullMarked() {
		JavaPackage root = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.platform.cli")
			.getPackage("dev.platform.cli");
		assertThat(root.getSubpackages()).isNotEmpty()
			.allSatisfy(
					(subpackage) -> assertThat(subpackage.isAnnotatedWith(NullMarked.class)).as(subpackage.getName())
						.isTrue());
	}

	@ArchTest
	static final ArchRule nothingIsNamedAfterItsLayer = noClasses().should()
		.haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

}
