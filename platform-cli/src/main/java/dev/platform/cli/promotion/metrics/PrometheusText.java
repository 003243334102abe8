package dev.platform.cli.promotion.metrics;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Metrics in Prometheus' text format, as its node exporter and push gateway take them.
 */
final class PrometheusText {

	private PrometheusText() {
	}

	static String of(Metrics metrics) {
		List<Figures> figures = metrics.figures();
		return List
			.of(family("platform_deployments", "Deployments in the window.", figures, Figures::deployments),
					family("platform_deployments_per_day", "Deployments a day.", figures, Figures::deploymentsPerDay),
					family("platform_lead_time_seconds", "Median from the first environment to this one.", figures,
							Figures::leadTimeSeconds),
					family("platform_change_failure_ratio", "Part of the deployments that were taken back.", figures,
							Figures::changeFailureRate),
					family("platform_time_to_restore_seconds", "Median until a failed deployment was taken back.",
							figures, Figures::timeToRestoreSeconds))
			.stream()
			.collect(Collectors.joining("\n"));
	}

	// A figure that does not exist has no sample.
	private static String family(String name, String help, List<Figures> figures,
			Function<Figures, @Nullable Number> value) {
		StringBuilder text = new StringBuilder("# HELP %s %s\n# TYPE %1$s gauge".formatted(name, help));
		for (Figures figure : figures) {
			Number number = value.apply(figure);
			if (number != null) {
				text.append("\n%s{environment=\"%s\",service=\"%s\"} %s".formatted(name, figure.environment(),
						figure.service(), number));
			}
		}
		return text.toString();
	}

}
