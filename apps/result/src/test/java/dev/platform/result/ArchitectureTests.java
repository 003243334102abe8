package dev.platform.result;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The architecture page as rules.
 */
@AnalyzeClasses(packages = "dev.platform.result", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule knowsNoQueue = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("redis.clients..")
		.because("the database is all that result reads");

	@ArchTest
	static final ArchRule knowsTheDatabaseInOnePlace = noClasses().that()
		.resideOutsideOfPackage("dev.platform.result.counts")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.springframework.data..");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.platform.result.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule packagesAreNullMarked = classes().should(be(nullMarked()))
		.because("NullAway checks only what is marked");

	private static DescribedPredicate<JavaClass> nullMarked() {
		return DescribedPredicate.describe("in a @NullMarked package",
				(type) -> type.getPackage().isAnnotatedWith(NullMarked.class));
	}

}
