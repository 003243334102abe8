package dev.platform.cli.setup.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.cluster.AddOns;
import dev.platform.cli.cluster.ApplicationState;
import dev.platform.cli.cluster.AppliedManifests;
import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.MissingSecret;
import dev.platform.cli.cluster.NamespaceSecrets;
import dev.platform.cli.cluster.RandomPassword;
import dev.platform.cli.cluster.Secrets;
import dev.platform.cli.cluster.ServerSideApply;
import dev.platform.cli.cluster.Workloads;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.cli.setup.machine.Program;
import dev.platform.cli.setup.machine.Steps;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.secret.DeclaredSecrets;
import dev.platform.engine.secret.SecretKey;
import dev.platform.engine.secret.SecretLocation;
import org.springframework.stereotype.Component;

/**
 * Puts Argo CD into a cluster and has it follow a repository.
 */
@Component
class Bootstrap {

	private static final Polling WAITING = new Polling(Duration.ofMinutes(10), Duration.ofMinutes(2),
			Duration.ofMillis(500));

	private static final String ARGOCD = "bootstrap/argocd";

	private static final String ARGOCD_SECRET = "argocd-secret";

	private static final String WEBHOOK_SECRET = "webhook.github.secret";

	private final Checkout checkout;

	private final Cluster cluster;

	private final Kustomize kustomize;

	private final GitRemote remote;

	private final Progress progress;

	Bootstrap(Checkout checkout, Cluster cluster, Kustomize kustomize, GitRemote remote, Progress progress) {
		this.checkout = checkout;
		this.cluster = cluster;
		this.kustomize = kustomize;
		this.remote = remote;
		this.progress = progress;
	}

	/** Everything; add-ons that the cluster lacks come from the internet. */
	ClusterReport run(GitAccess git) {
		Steps steps = new Steps(this.progress);
		List<String> components = AddOns.of(this.cluster).missing();
		steps.run("Argo CD", () -> argoCd(Optional.empty(), components));
		steps.run("secrets", () -> secrets(contents(git)));
		steps.run("repository", () -> follow(git, components));
		steps.run("environments", this::awaitApplications);
		return ClusterReport.of(this.cluster.context(), steps.done());
	}

	/**
	 * Argo CD itself, waited for.
	 * @param manifest its install manifest, where it need not be fetched
	 * @param components the parts of {@code bootstrap/applications} that the cluster
	 * needs; they come as charts
	 */
	String argoCd(Optional<String> manifest, List<String> components) {
		// Its controllers read these once, when they start: what hears of pushes to
		// ApplicationSets does not begin without.
		new Secrets(this.cluster).complete("argocd", ARGOCD_SECRET, Map.of(),
				Map.of("server.secretkey", RandomPassword.make(), WEBHOOK_SECRET, RandomPassword.make()));
		String result = apply(argoCdManifests(manifest, components));
		await("Argo CD", () -> new Workloads(this.cluster).unready("argocd"));
		return result;
	}

	/** What a Git server signs with when it tells Argo CD of a push, as GitHub does. */
	String webhookSecret() {
		return new Secrets(this.cluster).value("argocd", ARGOCD_SECRET, WEBHOOK_SECRET).orElseThrow();
	}

	String argoCdManifests(Optional<String> manifest, List<String> components) {
		String script = this.checkout.root().resolve(ARGOCD + "/fetch").toString();
		new Program(this.checkout.root(), manifest.map(Bootstrap::installFrom).orElse(Map.of())).run(List.of(script));
		Snapshot snapshot = new FolderSnapshot(this.checkout.root());
		if (!components.isEmpty()) {
			String file = ARGOCD + "/kustomization.yaml";
			String text = snapshot.read(file).orElseThrow() + "components: [charts]\n";
			snapshot = new EditedSnapshot(snapshot, Changes.none().with(file, text));
		}
		return this.kustomize.build(snapshot, ARGOCD);
	}

	private static Map<String, String> installFrom(String manifest) {
		try {
			Path file = Files.createTempFile("argocd-install-", ".yaml");
			file.toFile().deleteOnExit();
			Files.writeString(file, manifest);
			return Map.of("ARGOCD_INSTALL", file.toString());
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write a temporary file: " + ex.getMessage(), "look at free space", ex);
		}
	}

	// What is followed, not what happens to be checked out, unless only the cluster can
	// reach it.
	private Snapshot contents(GitAccess git) {
		try {
			return this.remote.at(git.location()).fetch();
		}
		catch (Problem problem) {
			this.progress.tell("Cannot read %s from here, so secrets are those that this checkout asks for: %s"
				.formatted(git.location(), problem.getMessage()));
			return new FolderSnapshot(this.checkout.root());
		}
	}

	/** As {@link #secrets(Snapshot)}, for what this checkout describes. */
	String secrets() {
		return secrets(new FolderSnapshot(this.checkout.root()));
	}

	/**
	 * The values that the environments' manifests declare as random; those that exist
	 * stay. A problem where one is missing that somebody has to give: Pods would wait for
	 * it.
	 */
	String secrets(Snapshot snapshot) {
		int made = 0;
		List<String> missing = new ArrayList<>();
		List<String> commands = new ArrayList<>();
		for (Environment environment : new GitopsRepository(snapshot).pipeline().environments()) {
			String folder = "gitops/overlays/" + environment.name();
			DeclaredSecrets declared = DeclaredSecrets.in(this.kustomize.build(snapshot, folder));
			NamespaceSecrets secrets = new NamespaceSecrets(this.cluster, environment.name().value());
			made += secrets.complete(declared);
			for (SecretKey key : secrets.missing(declared)) {
				String where = new SecretLocation(snapshot).of(folder, key);
				missing.add(new MissingSecret(environment.name(), key, where, secrets.give(key)).text());
				commands.add(secrets.give(key));
			}
		}
		if (!missing.isEmpty()) {
			throw Problem.failed(String.join("; ", missing),
					"%s, then repeat the command".formatted(String.join("; ", commands)));
		}
		return made + " made";
	}

	/**
	 * Tells Argo CD where the repository is, lets it go there, and applies the root
	 * Application.
	 */
	String follow(GitAccess git, List<String> components) {
		if (git.username() != null && git.password() != null) {
			Map<String, String> access = new HashMap<>(
					Map.of("type", "git", "url", git.url(), "username", git.username(), "password", git.password()));
			new Secrets(this.cluster).put("argocd", "repository",
					Map.of("argocd.argoproj.io/secret-type", "repository"), access);
		}
		return apply(rootManifests(git, components));
	}

	String rootManifests(GitAccess git, List<String> components) {
		String template = new FolderSnapshot(this.checkout.root()).read("bootstrap/root.yaml").orElseThrow();
		return new RootApplication(template).manifest(git, components) + "---\n"
				+ new RepositoryEgress(git.url()).manifest();
	}

	/** Waits until every Application is in sync and well. */
	String awaitApplications() {
		// The root alone is settled before it has made the others.
		return awaitApplications(2);
	}

	/** Waits until there are so many Applications, and every one is in sync and well. */
	String awaitApplications(int least) {
		ArgoCd argoCd = new ArgoCd(this.cluster, null);
		await("Applications", () -> {
			List<ApplicationState> applications = argoCd.applications();
			return (applications.size() < least) ? List.of("Applications that are not there yet")
					: applications.stream()
						.filter((application) -> !application.settled())
						.map(ApplicationState::description)
						.toList();
		});
		return argoCd.applications().size() + " Applications are healthy";
	}

	String apply(String manifests) {
		AppliedManifests applied = new ServerSideApply(this.cluster).apply(manifests);
		return "%d objects, %d changed".formatted(applied.total(), applied.changed());
	}

	String build(String folder) {
		return this.kustomize.build(new FolderSnapshot(this.checkout.root()), folder);
	}

	void await(String what, Supplier<List<String>> unfinished) {
		WAITING.until(what, this.cluster.kubectl("get applications,pods -A") + ", then repeat the command", unfinished);
	}

}
