package dev.platform.cli.output;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a report is written: {@code --output table} for people, {@code --output json} for
 * programs, {@code --output markdown} for a page that people read elsewhere.
 */
public enum OutputFormat {

	TABLE {
		@Override
		public String render(Report report) {
			return WorkflowCommands.disarmed(Printable.block(report.text()), System.getenv());
		}
	},

	JSON {
		@Override
		public String render(Report report) {
			return Printable.json(JsonMapper.builder()
				.enable(SerializationFeature.INDENT_OUTPUT)
				.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
				.build()
				.writeValueAsString(report));
		}
	},

	MARKDOWN {
		@Override
		public String render(Report report) {
			return WorkflowCommands.disarmed(report.markdown(), System.getenv());
		}
	};

	/** What an option of this type says of itself. */
	public static final String CHOICES = "table, json or markdown";

	public abstract String render(Report report);

}
