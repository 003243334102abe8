package dev.platform.cli.service;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Report;
import dev.platform.cli.scaffold.ChangedPods;
import dev.platform.cli.scaffold.Landed;
import dev.platform.cli.scaffold.Template;
import org.jspecify.annotations.Nullable;

/**
 * A service that took over a newer template, or would.
 *
 * @param revision the commit; null when it was only looked at, or there was nothing to do
 * @param request where the pull request is read that the commit waits in; null where it
 * is on the branch, or nowhere
 * @param pods what becomes of those that run, in each environment where that changes
 */
record UpgradedService(String service, String template, String from, String to, @Nullable String revision,
		@Nullable String request, SortedMap<String, String> files, List<ChangedPods> pods,
		@JsonIgnore String summary) implements Report {

	static UpgradedService none(ServiceName name, Template template, boolean same) {
		String edited = same ? "" : ", which has been edited since, and not got another version";
		return new UpgradedService(name.value(), template.name(), template.version(), template.version(), null, null,
				new TreeMap<>(), List.of(),
				"Nothing to upgrade: %s is made from the template %s %s%s\n  try: platform service list".formatted(name,
						template.name(), template.version(), edited));
	}

	static UpgradedService of(UpgradePlan plan, Landed landed) {
		String from = plan.before().template().version();
		String to = plan.after().template().version();
		String template = plan.after().template().name();
		return new UpgradedService(plan.name().value(), template, from, to, landed.revision(), landed.request(),
				landed.files().marks(), landed.pods(),
				"%s %s from %s %s to %s: %s\n%s".formatted(landed.told("Upgraded", "upgrade"), plan.name(), template,
						from, to, landed.text(), landed.details()));
	}

	@Override
	public String text() {
		return this.summary;
	}

}
