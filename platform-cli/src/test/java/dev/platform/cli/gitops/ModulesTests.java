package dev.platform.cli.gitops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModulesTests {

	@Test
	void addsAModuleBehindItsNeighboursAndNothingElse() throws IOException {
		Modules modules = new Modules(Files.readString(Path.of("../pom.xml")));
		Modules more = modules.with("apps/orders");
		assertThat(more.names()).containsSubsequence("apps/benchmarks", "apps/orders", "platform-cli");
		assertThat(more.text()).contains("\t\t<module>apps/benchmarks</module>\n\t\t<module>apps/orders</module>\n");
		assertThat(more.with("apps/orders")).isEqualTo(more);
		assertThat(more.without("apps/orders")).isEqualTo(modules);
	}

	@Test
	void leavesTheModulesOfProfilesAlone() {
		Modules modules = new Modules("""
				<modules>
				  <module>apps/a</module>
				</modules>
				<profile><modules>
				  <module>apps/z</module>
				</modules></profile>
				""");
		assertThat(modules.names()).containsExactly("apps/a");
		assertThat(modules.with("apps/b").text())
			.contains("<module>apps/a</module>\n  <module>apps/b</module>\n</modules>");
		assertThat(modules.without("apps/z")).isEqualTo(modules);
	}

	@Test
	void keepsCarriageReturns() {
		assertThat(new Modules("<modules>\r\n\t<module>apps/a</module>\r\n</modules>\r\n").with("apps/b").text())
			.isEqualTo("<modules>\r\n\t<module>apps/a</module>\r\n\t<module>apps/b</module>\r\n</modules>\r\n");
	}

}
