package dev.platform.cli.validation;

import java.util.stream.Collectors;

import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.output.Printable;
import dev.platform.cli.policy.Finding;

/**
 * How findings are written: for people, for programs, for code hosts that show them
 * beside the line.
 */
enum ReportFormat {

	TABLE {
		@Override
		String render(ValidationReport report) {
			return OutputFormat.TABLE.render(report);
		}
	},

	JSON {
		@Override
		String render(ValidationReport report) {
			return OutputFormat.JSON.render(report);
		}
	},

	/** Static Analysis Results Interchange Format 2.1.0. */
	SARIF {
		@Override
		String render(ValidationReport report) {
			return OutputFormat.JSON.render(Sarif.of(report.findings()));
		}
	},

	/** Workflow commands of GitHub Actions. */
	GITHUB {
		@Override
		String render(ValidationReport report) {
			return report.findings().stream().map(ReportFormat::command).collect(Collectors.joining("\n"));
		}
	};

	private static final int LONGEST = 1_000;

	abstract String render(ValidationReport report);

	private static String command(Finding finding) {
		return "::%s file=%s,line=%d,title=%s::%s".formatted(finding.severity(),
				property(Printable.line(finding.file())), finding.line(), property(Printable.line(finding.rule())),
				data("%s: %s\nmend: %s".formatted(Printable.line(finding.resource()),
						Printable.line(finding.message(), LONGEST), Printable.line(finding.mend(), LONGEST))));
	}

	private static String data(String text) {
		return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
	}

	private static String property(String text) {
		return data(text).replace(":", "%3A").replace(",", "%2C");
	}

}
