package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.NoForge;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.LocalClone;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.image.Registry;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Templates;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.FolderSnapshot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole platform in a repository behind Git's own server, a checkout of it, and
 * somebody who makes services there.
 */
final class ServiceWorkplace implements AutoCloseable {

	private static final List<String> WHOLE = List.of("gitops", "bootstrap/applications",
			"bootstrap/git-server/pom.xml", "pom.xml", "CODEOWNERS");

	final Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);

	final List<String> told = new ArrayList<>();

	final List<String> asked = new ArrayList<>();

	final GitServer server;

	final Path bare;

	final Path checkout;

	private final Path directory;

	private final PullRequests requests;

	Instant now = Instant.now();

	Optional<Cluster> cluster = Optional.empty();

	Schemas schemas = new Schemas(Path.of(""));

	ServiceWorkplace(Path directory) throws IOException {
		this(directory, NoForge.requests());
	}

	ServiceWorkplace(Path directory, PullRequests requests) throws IOException {
		this.directory = directory;
		this.requests = requests;
		this.server = GitServer.start(directory);
		this.bare = this.server.create("platform", WHOLE);
		this.checkout = directory.resolve("checkout");
		GitServer.git(directory, "clone", "--quiet", this.server.location("platform").url(), this.checkout.toString());
	}

	CreatedService create(String name, String template, Map<String, String> options) {
		return create(name, template, options, false, Permission.none());
	}

	CreatedService create(String name, String template, Map<String, String> options, boolean dryRun,
			Permission permission) {
		return creation("platform", Optional.of(new Registry(null, null))).run(wanted(name, template, options), dryRun,
				permission);
	}

	static NewService wanted(String name, String template, Map<String, String> options) {
		return new NewService(new ServiceName(name), template, options, "");
	}

	/**
	 * Who makes services.
	 * @param registry where images come from; empty where jars run
	 */
	CreateService creation(String repository, Optional<Registry> registry) {
		return new CreateService(templates(), land(repository), new ImageBuild(this.checkout, () -> registry),
				new DatabaseRoles(land(repository), secrets(), this.told::add), (_, _) -> Optional.empty(),
				this.told::add);
	}

	UpgradedService upgrade(String name, Conflicts conflicts, boolean dryRun, Permission permission) {
		return new UpgradeService(templates(), land("platform"),
				new DatabaseRoles(land("platform"), secrets(), this.told::add), this.told::add)
			.run(new ServiceName(name), null, conflicts, dryRun, permission);
	}

	UpgradedService upgrade(String name, Conflicts conflicts) {
		return upgrade(name, conflicts, false, Permission.none());
	}

	DeletedService delete(String name, boolean sure, Permission permission) {
		return deletion("platform").run(new ServiceName(name), sure, false, permission);
	}

	/** Who takes services away. */
	DeleteService deletion(String repository) {
		return new DeleteService(land(repository), this.kustomize, new LocalClone(this.checkout), templates(),
				new DatabaseRoles(land(repository), secrets(), this.told::add), (question, _) -> {
					this.asked.add(question);
					return Optional.empty();
				});
	}

	private EnvironmentSecrets secrets() {
		return new EnvironmentSecrets(() -> this.cluster, Optional::empty, this.kustomize);
	}

	private Templates templates() {
		return new Templates(Path.of("templates").toAbsolutePath(), this.checkout, this.directory.resolve("cache"),
				() -> this.server.location("platform").address().server());
	}

	private Land land(String repository) {
		GitRemote remote = new GitRemote(() -> this.server.location(repository), this.directory.resolve("cache"));
		return new Land(remote, this.kustomize, this.schemas, this.checkout, this.requests,
				Clock.fixed(this.now, ZoneOffset.UTC));
	}

	/** Gives the repository another pipeline. */
	void pipeline(String text) throws IOException {
		Files.writeString(this.checkout.resolve("gitops/pipeline.yaml"), text);
		commit("Change the rules");
	}

	/** Changes some words of a file as people do without this tool. */
	void edit(String file, String from, String to) throws IOException {
		replace(this.checkout.resolve(file), from, to);
		commit("Edit by hand");
	}

	/** Commits all that has been done in the checkout, and pushes it. */
	void commit(String subject) throws IOException {
		GitServer.git(this.checkout, "add", "--all");
		GitServer.git(this.checkout, "commit", "--quiet", "--message=" + subject);
		GitServer.git(this.checkout, "push", "--quiet", "origin", "main");
	}

	static void replace(Path file, String from, String to) throws IOException {
		String text = Files.readString(file);
		assertThat(text).contains(from);
		Files.writeString(file, text.replace(from, to));
	}

	/** A copy of the template for any container, to be changed. */
	static void ownTemplate(Path folder) throws IOException {
		Path source = Path.of("templates/image").toAbsolutePath();
		try (var files = Files.walk(source)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = folder.resolve(source.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
		replace(folder.resolve("template.yaml"), "version: 2", "version: 1");
	}

	String head() throws IOException {
		return git("rev-parse", "main");
	}

	String git(String... words) throws IOException {
		return GitServer.git(this.bare, words);
	}

	String show(String file) throws IOException {
		return git("show", "main:" + file);
	}

	String render(String overlay) {
		return this.kustomize.build(new FolderSnapshot(this.checkout), "gitops/overlays/" + overlay);
	}

	@Override
	public void close() {
		this.server.close();
	}

}
