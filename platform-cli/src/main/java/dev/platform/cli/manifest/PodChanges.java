package dev.platform.cli.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What becomes of running pods when manifests change.
 */
public final class PodChanges {

	private static final Set<String> OTHERS = Set.of("ReplicaSet", "Job", "CronJob", "Pod");

	private PodChanges() {
	}

	/**
	 * A line for each workload whose pods change: {@code restarts Deployment/vote: …}.
	 */
	public static List<String> between(Manifests before, Manifests after) {
		List<String> lines = new ArrayList<>();
		before.resources()
			.values()
			.stream()
			.filter((workload) -> after.find(workload.id()).isEmpty() && runs(workload, before))
			.forEach((workload) -> lines.add(line("stops", workload, before)));
		after.resources()
			.values()
			.stream()
			.filter((workload) -> before.find(workload.id()).isEmpty() && runs(workload, after))
			.forEach((workload) -> lines.add(line("starts", workload, after)));
		BlastRadius reach = BlastRadius.of(before, after);
		reach.restarts()
			.stream()
			.filter((restart) -> !Objects.equals(restart.pods().least(), 0))
			.forEach((restart) -> lines.add("restarts " + restart.text()));
		reach.scaled().forEach((scaled) -> lines.add("scales " + scaled));
		return lines;
	}

	static boolean isWorkload(Resource resource) {
		return Restart.ROLLING.contains(resource.id().kind()) || OTHERS.contains(resource.id().kind());
	}

	static boolean hasPods(Resource workload, Manifests all) {
		return !Objects.equals(Pods.of(workload, all).least(), 0);
	}

	private static boolean runs(Resource resource, Manifests all) {
		return isWorkload(resource) && hasPods(resource, all);
	}

	private static String line(String what, Resource workload, Manifests all) {
		boolean counted = Restart.ROLLING.contains(workload.id().kind()) || workload.id().is("ReplicaSet");
		return "%s %s%s".formatted(what, workload.id(), counted ? ": " + Pods.of(workload, all).text() : "");
	}

}
