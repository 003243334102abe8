package dev.platform.cli.gitops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
				</project>
				""");
		assertThat(modules.names()).containsExactly("apps/a");
		assertThat(modules.with("apps/b").text())
			.contains("<module>apps/a</module>\n  <module>apps/b</module>\n</modules>");
		assertThat(modules.without("apps/z")).isEqualTo(modules);
	}

	@Test
	void keepsCarriageReturns() {
		assertThat(new Modules("<modules>\r\n\t<module>apps/a</module>\r\n</modules>\r\n</project>\r\n").with("apps/b")
			.text()).isEqualTo(
					"<modules>\r\n\t<module>apps/a</module>\r\n\t<module>apps/b</module>\r\n</modules>\r\n</project>\r\n");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 0.5, 0.9, 0.999 })
	void noticesAFileThatWasWrittenByHalf(double part) throws IOException {
		String whole = Files.readString(Path.of("../pom.xml"));
		String half = whole.substring(0, (int) (whole.length() * part));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Modules(half))
			.withMessage("pom.xml is not whole: it does not end with </project>");
		String padded = half + "\0".repeat(whole.length() - half.length());
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new Modules(padded));
		assertThat(new Modules(whole + "<!-- the end -->\n").names()).isNotEmpty();
	}

}
