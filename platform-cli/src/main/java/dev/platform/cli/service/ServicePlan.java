package dev.platform.cli.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.CodeOwners;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Modules;
import dev.platform.cli.gitops.OverlayList;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.scaffold.Plan;
import dev.platform.cli.scaffold.Template;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * All files of a new service, and the lines that make it known.
 *
 * @param options what the template is filled in with
 * @param owner as CODEOWNERS writes it; empty for those who own the other sources, and
 * the other bases
 * @param version what the first environment runs of its module at once; null for nothing
 */
record ServicePlan(ServiceName name, Template template, Map<String, String> options, String owner,
		@Nullable String version) implements Plan {

	private static final String SOURCES = "apps/";

	private static final String BASES = "gitops/base/";

	@Override
	public Changes changes(Snapshot at) {
		SortedMap<String, String> files = files(at);
		refuseWhatIsTaken(at, files);
		requireItsOwnFolders(at, files.keySet());
		Changes changes = Changes.none().with(files).executable(programs(at));
		for (Environment environment : new GitopsRepository(at).pipeline().environments()) {
			changes = changes.with(new OverlayList(at, environment.name()).with(this.name.value()));
		}
		return owned(at, files.containsKey(pom()) ? known(at, changes) : changes);
	}

	boolean hasModule() {
		return this.template.files().keySet().stream().anyMatch((file) -> file.endsWith("pom.xml"));
	}

	/** Whether the first environment runs its module at once. */
	boolean isReleased() {
		return this.version != null;
	}

	/** The same with another version of its module. */
	ServicePlan running(String version) {
		return new ServicePlan(this.name, this.template, this.options, this.owner, version);
	}

	/** What the first environment runs. */
	ImageReference firstImage(Snapshot at) {
		return image(new GitopsRepository(at), true);
	}

	/** What the template makes of it, with the record of that. */
	SortedMap<String, String> files(Snapshot at) {
		SortedMap<String, String> files = new TreeMap<>();
		for (TargetEnvironment environment : environments(at)) {
			files.putAll(this.template.render(values(at, environment)));
		}
		files.put(TemplateRecord.path(this.name),
				new TemplateRecord(this.template.name(), this.template.version(), this.template.origin(), this.options)
					.text());
		return files;
	}

	/** Those of them that may be run. */
	Set<String> programs(Snapshot at) {
		return environments(at).stream()
			.flatMap((environment) -> this.template.programs(values(at, environment)).stream())
			.collect(Collectors.toSet());
	}

	private Map<String, Object> values(Snapshot at, TargetEnvironment environment) {
		return new TemplateOptions(this.template, this.name).values(this.options, team(at), environment);
	}

	private Changes known(Snapshot at, Changes changes) {
		String modules = at.read(Modules.FILE)
			.orElseThrow(() -> Problem.failed("there is no %s to add the module to".formatted(Modules.FILE),
					"start the command as ./platform in a checkout, or use the template image"));
		new Artifacts(at).holder(pom(), changes.text(pom()).orElseThrow()).ifPresent((holder) -> {
			throw Problem.refused("the name %s is taken: it is the artifactId in %s".formatted(this.name, holder),
					"platform service list, and choose another name");
		});
		return changes.with(Modules.FILE, new Modules(modules).with(module()).text());
	}

	// A line for its sources, and one for its base.
	private Changes owned(Snapshot at, Changes changes) {
		Optional<CodeOwners> before = at.read(CodeOwners.FILE).map(CodeOwners::new);
		if (before.isEmpty()) {
			return changes;
		}
		CodeOwners after = before.get();
		for (String parent : List.of(SOURCES, BASES)) {
			String folder = parent + this.name + "/";
			String owners = owners(at, parent);
			if (!owners.isEmpty() && changes.paths().stream().anyMatch((file) -> file.startsWith(folder))) {
				after = after.with(folder, owners);
			}
		}
		return changes.with(CodeOwners.FILE, after.text());
	}

	/** A problem where the template makes files that are not the service's alone. */
	void requireItsOwnFolders(Snapshot at, Set<String> files) {
		List<String> folders = folders(at);
		for (String file : files) {
			if (folders.stream().noneMatch((folder) -> file.startsWith(folder + "/"))) {
				throw Problem.usage("the template %s makes a file %s, outside of the folders of %s"
					.formatted(this.template.name(), file, this.name),
						"mend the template; what it may fill: " + String.join(", ", folders));
			}
		}
	}

	private List<String> folders(Snapshot at) {
		List<String> folders = new ArrayList<>(List.of(BASES + this.name, module()));
		for (Environment environment : new GitopsRepository(at).pipeline().environments()) {
			folders.add("gitops/overlays/%s/%s".formatted(environment.name(), this.name));
		}
		return folders;
	}

	private void refuseWhatIsTaken(Snapshot at, SortedMap<String, String> files) {
		for (String folder : folders(at)) {
			if (at.files(folder).stream().anyMatch((file) -> !isNobodys(at, file, files))) {
				throw Problem.refused("the name %s is taken: there is a folder %s".formatted(this.name, folder),
						"platform service list, and choose another name");
			}
		}
		String path = this.options.getOrDefault("path", "");
		new Routes(at).holder(path).ifPresent((holder) -> {
			throw Problem.refused("the path %s is taken by %s".formatted(path, holder),
					"choose another: --path /%s".formatted(this.name));
		});
		requireBackend(at, "database");
		requireBackend(at, "queue");
	}

	// What Maven has built may be left of one that was deleted; sources are there before
	// their manifests where a pull request is brought up to date.
	private boolean isNobodys(Snapshot at, String file, SortedMap<String, String> files) {
		return file.startsWith(module() + "/target/") || file.startsWith(module() + "/") && files.containsKey(file)
				&& at.read(file).equals(Optional.of(files.get(file)));
	}

	private void requireBackend(Snapshot at, String option) {
		String backend = this.options.getOrDefault(option, "");
		if (!backend.isEmpty() && at.files("gitops/base/" + backend).isEmpty()) {
			throw Problem.refused("the environments have no %s".formatted(backend),
					"leave --%s out, or add gitops/base/%s".formatted(option, backend));
		}
	}

	private List<TargetEnvironment> environments(Snapshot at) {
		GitopsRepository repository = new GitopsRepository(at);
		List<TargetEnvironment> environments = new ArrayList<>();
		for (Environment environment : repository.pipeline().environments()) {
			boolean first = environments.isEmpty();
			environments.add(new TargetEnvironment(environment.name(), first, image(repository, first)));
		}
		return environments;
	}

	private ImageReference image(GitopsRepository repository, boolean first) {
		String given = this.options.get("image");
		if (given != null) {
			ImageReference image = ImageReference.of(given);
			return first ? image : ImageReference.unreleased(image.repository());
		}
		String name = new Registries(repository).usual() + "/" + this.name;
		return (first && this.version != null) ? new ImageReference(name, this.version)
				: ImageReference.unreleased(name);
	}

	private String owners(Snapshot at, String parent) {
		if (!this.owner.isEmpty()) {
			return this.owner;
		}
		CodeOwners owners = new CodeOwners(at.read(CodeOwners.FILE).orElse(""));
		return owners.ownersOf(parent).or(() -> owners.ownersOf("*")).orElse("");
	}

	// Backstage knows a team by its name alone.
	private String team(Snapshot at) {
		String first = owners(at, SOURCES).strip().split("\\s+")[0];
		String team = first.substring(first.lastIndexOf('/') + 1).replaceFirst("^@", "");
		return team.isEmpty() ? "platform" : team;
	}

	String module() {
		return SOURCES + this.name;
	}

	private String pom() {
		return module() + "/pom.xml";
	}

	@Override
	public CommitMessage message() {
		return new CommitMessage("Create the service " + this.name,
				"From the template %s, version %s.".formatted(this.template.name(), this.template.version()),
				List.of(new Trailer(Trailer.ACTION, "create"), new Trailer(Trailer.SERVICE, this.name.value())));
	}

	@Override
	public String subject() {
		return "service." + this.name;
	}

}
