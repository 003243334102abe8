package dev.platform.cli.promotion.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.platform.cli.output.Age;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import org.jspecify.annotations.Nullable;

/**
 * How often, how fast and how well changes are delivered.
 */
record Metrics(Instant since, Instant until, List<Figures> figures) implements Report {

	@Override
	public String text() {
		Table table = new Table("ENVIRONMENT", "SERVICE", "DEPLOYMENTS", "PER DAY", "LEAD TIME", "FAILURE RATE",
				"TIME TO RESTORE");
		for (Figures figure : this.figures) {
			Double rate = figure.changeFailureRate();
			table.row(figure.environment(), figure.service(), String.valueOf(figure.deployments()),
					String.format(Locale.ROOT, "%.2f", figure.deploymentsPerDay()), age(figure.leadTimeSeconds()),
					(rate != null) ? String.format(Locale.ROOT, "%.0f %%", rate * 100) : "-",
					age(figure.timeToRestoreSeconds()));
		}
		return table.toString();
	}

	private static String age(@Nullable Long seconds) {
		return (seconds != null) ? Age.of(Duration.ofSeconds(seconds)) : "-";
	}

}
