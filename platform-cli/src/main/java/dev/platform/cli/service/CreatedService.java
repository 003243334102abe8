package dev.platform.cli.service;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.platform.cli.output.Report;
import dev.platform.cli.scaffold.ChangedPods;
import dev.platform.cli.scaffold.Landed;
import org.jspecify.annotations.Nullable;

/**
 * A service that was made, or would be.
 *
 * @param revision the commit; null when it was only looked at
 * @param request where the pull request is read that the commit waits in; null where it
 * is on the branch, or nowhere
 * @param files {@code +} for what is new and {@code ~} for what is edited, by path
 * @param pods what becomes of those that run, in each environment where that changes
 * @param next what to type to get on
 */
record CreatedService(String service, String template, String version, @Nullable String revision,
		@Nullable String request, SortedMap<String, String> files, List<ChangedPods> pods, List<String> next,
		@JsonIgnore String summary) implements Report {

	static CreatedService of(ServicePlan plan, Landed landed, List<String> environments) {
		List<String> next = new ArrayList<>();
		if (plan.hasModule() && !plan.isReleased()) {
			next.add("platform deploy --service %s --build".formatted(plan.name()));
		}
		next.add("platform status");
		environments.stream()
			.skip(1)
			.map((environment) -> "platform promote --env %s --service %s".formatted(environment, plan.name()))
			.forEach(next::add);
		return new CreatedService(plan.name().value(), plan.template().name(), plan.template().version(),
				landed.revision(), landed.request(), landed.files().marks(), landed.pods(), next,
				"%s %s from the template %s %s: %s\n%s".formatted(landed.told("Created", "create"), plan.name(),
						plan.template().name(), plan.template().version(), landed.text(), landed.details()));
	}

	@Override
	public String text() {
		return (this.revision == null) ? this.summary : this.summary + "\nNext:\n  " + String.join("\n  ", this.next);
	}

}
