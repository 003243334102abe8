package dev.platform.worker;

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
@AnalyzeClasses(packages = "dev.platform.worker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule knowsRedisInOnePlace = noClasses().that()
		.resideOutsideOfPackage("dev.platform.worker.redis")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("redis.clients..");

	@ArchTest
	static final ArchRule knowsNatsInOnePlace = noClasses().that()
		.resideOutsideOfPackage("dev.platform.worker.nats")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.nats..");

	@ArchTest
	static final ArchRule doesNotCareWhichServerKeepsTheQueue = noClasses().that()
		.resideInAnyPackage("dev.platform.worker", "dev.platform.worker.queue", "dev.platform.worker.store")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("dev.platform.worker.redis", "dev.platform.worker.nats");

	@ArchTest
	static final ArchRule knowsTheDatabaseInOnePlace = noClasses().that()
		.resideOutsideOfPackage("dev.platform.worker.store")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.springframework.data..");

	@ArchTest
	static final ArchRule keepsQueueAndStoreApart = noClasses().that()
		.resideInAnyPackage("dev.platform.worker.queue", "dev.platform.worker.redis", "dev.platform.worker.nats")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("dev.platform.worker.store")
		.because("only the transfer knows both");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.platform.worker.(*)..")
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
