package dev.platform.cli.service;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.scaffold.Template;
import dev.platform.cli.scaffold.Templates;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * The files that a service's template has made, and nobody has edited since: the template
 * makes them again.
 */
record MadeFiles(Templates templates, ServiceName name) {

	/** Their paths; none where the template cannot be read as it was. */
	Set<String> unchanged(Snapshot at, Path checkout) {
		Snapshot workTree = new FolderSnapshot(checkout);
		return made(at).entrySet()
			.stream()
			.filter((file) -> workTree.read(file.getKey()).equals(Optional.of(file.getValue())))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	private SortedMap<String, String> made(Snapshot at) {
		try {
			TemplateRecord record = TemplateRecord.of(at, this.name);
			Template template = this.templates.recorded(record.template()).then(record.origin(), record.version());
			return UpgradeService.plan(this.name, template, record).files(at);
		}
		catch (Problem unknown) {
			return Collections.emptySortedMap();
		}
	}

}
