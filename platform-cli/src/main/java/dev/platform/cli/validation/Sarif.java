package dev.platform.cli.validation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.platform.cli.output.Report;
import dev.platform.cli.policy.Finding;

/**
 * Findings in the words of SARIF 2.1.0.
 */
record Sarif(@JsonProperty("$schema") String schema, String version, List<Run> runs) implements Report {

	static Sarif of(List<Finding> findings) {
		List<Rule> rules = findings.stream().map(Finding::rule).distinct().sorted().map(Rule::new).toList();
		Tool tool = new Tool(new Driver("platform validate", rules));
		return new Sarif("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0",
				List.of(new Run(tool, findings.stream().map(Result::of).toList())));
	}

	@Override
	public String text() {
		return "%d results".formatted(this.runs.getFirst().results().size());
	}

	record Run(Tool tool, List<Result> results) {
	}

	record Tool(Driver driver) {
	}

	record Driver(String name, List<Rule> rules) {
	}

	record Rule(String id) {
	}

	record Result(String ruleId, String level, Message message, List<Location> locations) {

		static Result of(Finding finding) {
			Message message = new Message(
					"%s: %s%nmend: %s".formatted(finding.resource(), finding.message(), finding.mend()));
			PhysicalLocation place = new PhysicalLocation(new Artifact(finding.file()), new Region(finding.line()));
			return new Result(finding.rule(), finding.severity().toString(), message, List.of(new Location(place)));
		}

	}

	record Message(String text) {
	}

	record Location(PhysicalLocation physicalLocation) {
	}

	record PhysicalLocation(Artifact artifactLocation, Region region) {
	}

	record Artifact(String uri) {
	}

	record Region(int startLine) {
	}

}
