package dev.platform.cli.environment;

import java.util.List;

import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import org.jspecify.annotations.Nullable;

/**
 * The environments in the order of promotion.
 */
record EnvironmentList(List<Item> environments) implements Report {

	@Override
	public String text() {
		Table table = new Table("ENVIRONMENT", "AFTER", "SERVICES");
		for (Item item : this.environments) {
			table.row(item.name(), (item.after() != null) ? item.after() : "-", String.join(", ", item.services()));
		}
		return table.toString();
	}

	/**
	 * One environment.
	 *
	 * @param after where its releases come from; null for the first
	 */
	record Item(String name, @Nullable String after, List<String> services) {
	}

}
