package dev.platform.cli.promotion.metrics;

import dev.platform.cli.output.OutputFormat;

/**
 * How metrics are written.
 */
enum MetricsFormat {

	TABLE, JSON, PROMETHEUS;

	String render(Metrics metrics) {
		return switch (this) {
			case TABLE -> OutputFormat.TABLE.render(metrics);
			case JSON -> OutputFormat.JSON.render(metrics);
			case PROMETHEUS -> PrometheusText.of(metrics);
		};
	}

}
