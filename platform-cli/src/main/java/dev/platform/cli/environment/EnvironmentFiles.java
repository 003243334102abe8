package dev.platform.cli.environment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.gitops.EnvironmentRemoval;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Template;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import dev.platform.engine.yaml.YamlList;
import dev.platform.engine.yaml.YamlPath;

/**
 * The files of one environment: overlays, and what Argo CD has for it.
 */
record EnvironmentFiles(EnvironmentName name) {

	static final String APPLICATIONS = EnvironmentRemoval.APPLICATIONS;

	private static final YamlPath RESOURCES = YamlPath.of("resources");

	private static final Pattern HOST = Pattern.compile("path: /spec/rules/0/host\\s+value: (\\S+)");

	// Namespaces that others live in.
	private static final List<String> RESERVED = List.of("argocd", "cert-manager", "default", "git", "ingress",
			"monitoring");

	String overlay() {
		return "gitops/overlays/" + this.name;
	}

	String applications() {
		return "bootstrap/applications/" + this.name;
	}

	/** The host that the environment's services share; nothing where it has none. */
	Optional<String> host(Snapshot at) {
		List<String> own = new NamespaceFile(this.name).hosts(at);
		if (!own.isEmpty()) {
			return Optional.of(own.getFirst());
		}
		Matcher host = HOST.matcher(at.read(overlay() + "/environment/each-service/kustomization.yaml").orElse(""));
		return host.find() ? Optional.of(host.group(1)) : Optional.empty();
	}

	/**
	 * This host's namesake for another environment: {@code dev.localhost},
	 * {@code acc.localhost}.
	 */
	String hostFor(Snapshot at, EnvironmentName other) {
		String own = host(at).orElse("");
		String namesake = own.replaceFirst("(?<![a-z0-9-])%s(?![a-z0-9-])".formatted(this.name), other.value());
		if (own.isEmpty() || namesake.equals(own)) {
			throw Problem.usage("the host of %s does not tell what that of %s is".formatted(this.name, other),
					"add --host %s.example.com".formatted(other));
		}
		return namesake;
	}

	/**
	 * A copy of another environment with what makes this one different.
	 * @param values what the template is filled in with, besides the name
	 */
	Changes copy(Snapshot at, EnvironmentFiles source, Template template, Map<String, Object> values) {
		refuseWhatIsTaken(at, String.valueOf(values.get("host")));
		Changes changes = Changes.none();
		for (String file : at.files(source.overlay())) {
			String path = overlay() + file.substring(source.overlay().length());
			if (!path.startsWith(overlay() + "/environment/")) {
				changes = changes.with(path, copied(file, at.read(file).orElseThrow(), source.name(), this.name));
			}
		}
		Map<String, Object> all = new HashMap<>(values);
		all.put("name", this.name.value());
		all.put("exceptions", new NamespaceFile(source.name()).exceptions(at));
		changes = changes.with(template.render(all));
		YamlList listed = applicationsList(at);
		int place = listed.indexOf(source.name().value());
		return changes.with(APPLICATIONS,
				listed.with((place < 0) ? listed.items().size() : place + 1, this.name.value()).text());
	}

	private static String copied(String path, String text, EnvironmentName source, EnvironmentName copy) {
		YamlFile file = new YamlFile(path, text);
		YamlPath namespace = YamlPath.of("namespace");
		boolean names = path.endsWith("/kustomization.yaml")
				&& file.scalar(namespace).filter(source.value()::equals).isPresent();
		return names ? file.with(namespace, copy.value()).text() : text;
	}

	/** What has to build once changes are made. */
	static List<String> folders(Changes changes) {
		return changes.texts()
			.keySet()
			.stream()
			.filter((file) -> file.startsWith("gitops/overlays/") || file.equals(APPLICATIONS))
			.map((file) -> file.equals(APPLICATIONS) ? "bootstrap/applications"
					: String.join("/", List.of(file.split("/")).subList(0, 3)))
			.distinct()
			.toList();
	}

	private static YamlList applicationsList(Snapshot at) {
		String text = at.read(APPLICATIONS)
			.orElseThrow(() -> Problem.failed("there is no %s to add the environment to".formatted(APPLICATIONS),
					"start the command as ./platform in a checkout"));
		return new YamlFile(APPLICATIONS, text).list(RESOURCES);
	}

	private void refuseWhatIsTaken(Snapshot at, String host) {
		if (RESERVED.contains(this.name.value()) || this.name.value().startsWith("kube-")) {
			throw Problem.refused("%s is a namespace that is not an environment's".formatted(this.name),
					"choose another name, as in: --name acc");
		}
		for (String folder : List.of(overlay(), applications())) {
			if (!at.files(folder).isEmpty()) {
				throw Problem.refused("the name %s is taken: there is a folder %s".formatted(this.name, folder),
						"platform environment list, and choose another name");
			}
		}
		if (!host.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?")) {
			throw Problem.usage("\"%s\" is not a host".formatted(host), "as in: --host acc.example.com");
		}
		for (EnvironmentName other : new GitopsRepository(at).folders()) {
			if (new EnvironmentFiles(other).host(at).filter(host::equals).isPresent()
					|| new NamespaceFile(other).hosts(at).contains(host)) {
				throw Problem.refused("the host %s is that of %s".formatted(host, other),
						"choose another: --host %s.example.com".formatted(this.name));
			}
		}
	}

}
