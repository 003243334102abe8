package dev.platform.cli.validation;

import java.util.List;

import dev.platform.cli.output.HiddenCharacters;
import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Findings in a repository whose names and values are meant for the reader's terminal.
 */
class ReportFormatTests {

	private static final ValidationReport REPORT = new ValidationReport("work tree", 1,
			List.of(new Finding(Severity.ERROR, "rule,x::y", "gitops/a\n::error::forged%0A.yaml", 7,
					"prod Deployment/v\u202eote", "is \u001b[2Jwrong\r\n0 errors", "write\u0007 it")));

	@ParameterizedTest
	@EnumSource(ReportFormat.class)
	void noFormatPassesOnWhatIsHidden(ReportFormat format) {
		assertThat(HiddenCharacters.in(format.render(REPORT))).isFalse();
	}

	@Test
	void aFindingIsTwoLinesOfText() {
		assertThat(ReportFormat.TABLE.render(REPORT)).isEqualTo("""
				gitops/a ::error::forged%0A.yaml:7: error rule,x::y: prod Deployment/v�ote: is �wrong 0 errors
				  mend: write� it
				1 overlay: 1 error, 0 warnings""");
	}

	@Test
	void aFindingIsOneCommandOfGitHub() {
		assertThat(ReportFormat.GITHUB.render(REPORT)).hasLineCount(1)
			.startsWith("::error file=gitops/a %3A%3Aerror%3A%3Aforged%250A.yaml,line=7,title=rule%2Cx%3A%3Ay::prod ")
			.endsWith("is �wrong 0 errors%0Amend: write� it");
	}

	@ParameterizedTest
	@EnumSource(names = { "JSON", "SARIF" })
	void jsonKeepsTheData(ReportFormat format) {
		String text = JsonMapper.shared().readTree(format.render(REPORT)).toString();
		assertThat(text).contains("\\u001B[2Jwrong", "v\u202eote");
	}

}
