package dev.platform.cli.service;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.platform.cli.git.ThreeWayMerge;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.scaffold.Plan;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * What a newer template changes, brought into what the service has become since.
 *
 * @param before the files as the service's template made them, and {@code after} as the
 * newer one does
 */
record UpgradePlan(ServiceName name, ServicePlan before, ServicePlan after, Conflicts conflicts) implements Plan {

	@Override
	public Changes changes(Snapshot at) {
		this.after.requireItsOwnFolders(at, this.after.files(at).keySet());
		Changes changes = Changes.none();
		for (var file : merged(at).entrySet()) {
			String path = file.getKey();
			String text = file.getValue().text();
			if (file.getValue().conflicting()) {
				throw Problem.refused("%s and its template changed the same lines of %s".formatted(this.name, path),
						"platform service upgrade --name %s --dry-run".formatted(this.name));
			}
			if (text.isEmpty() && at.read(path).isPresent()) {
				changes = changes.without(List.of(path));
			}
			else if (!text.isEmpty() && !at.read(path).equals(Optional.of(text))) {
				changes = changes.with(path, text);
			}
		}
		return changes.executable(this.after.programs(at));
	}

	/** What becomes of each file, by path. */
	SortedMap<String, ThreeWayMerge> merged(Snapshot at) {
		SortedMap<String, String> base = this.before.files(at);
		SortedMap<String, String> theirs = this.after.files(at);
		SortedSet<String> paths = new TreeSet<>(base.keySet());
		paths.addAll(theirs.keySet());
		SortedMap<String, ThreeWayMerge> merged = new TreeMap<>();
		for (String path : paths) {
			Optional<String> ours = isOwn(path) ? Optional.ofNullable(base.get(path)) : at.read(path);
			merged.put(path, merge(path, base, theirs, ours));
		}
		return merged;
	}

	private ThreeWayMerge merge(String path, SortedMap<String, String> base, SortedMap<String, String> theirs,
			Optional<String> ours) {
		List<String> names = List.of("%s %s".formatted(template(), this.before.template().version()), this.name.value(),
				"%s %s".formatted(template(), this.after.template().version()));
		return ThreeWayMerge.of(base.getOrDefault(path, ""), ours.orElse(""), theirs.getOrDefault(path, ""), names,
				this.conflicts == Conflicts.KEEP, this.conflicts == Conflicts.TAKE);
	}

	// The record belongs to the template alone: nobody else edits it.
	private boolean isOwn(String path) {
		return path.equals(TemplateRecord.path(this.name));
	}

	private String template() {
		return this.after.template().name();
	}

	/** Whether there is such a service at all. */
	static void requireService(Snapshot at, ServiceName name) {
		List<ServiceName> services = new GitopsRepository(at).services();
		if (!services.contains(name)) {
			throw Problem.usage("there is no service \"%s\"".formatted(name),
					"use one of: " + String.join(", ", services.stream().map(ServiceName::value).toList()));
		}
	}

	@Override
	public CommitMessage message() {
		return new CommitMessage(
				"Upgrade %s to %s %s".formatted(this.name, template(), this.after.template().version()),
				"From version %s.".formatted(this.before.template().version()),
				List.of(new Trailer(Trailer.ACTION, "upgrade"), new Trailer(Trailer.SERVICE, this.name.value())));
	}

	@Override
	public String subject() {
		return "service." + this.name;
	}

}
