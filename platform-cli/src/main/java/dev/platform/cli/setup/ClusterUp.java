package dev.platform.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.Secrets;
import dev.platform.cli.cluster.Workloads;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.FolderSnapshot;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.output.Problem;
import dev.platform.cli.output.Progress;
import org.springframework.stereotype.Component;

/**
 * Makes a cluster on this machine with everything in it; again, it changes nothing.
 */
@Component
class ClusterUp {

	private static final String GIT_SERVER = "bootstrap/git-server";

	// How Argo CD reaches the Git server, and how people do.
	private static final String GIT_INSIDE = "http://git.git.svc.cluster.local/platform.git";

	private static final String GIT_OUTSIDE = "https://%s:%s@git.localhost:%s/platform.git";

	private static final String USER = "platform";

	private static final CommitMessage FIRST = new CommitMessage("Begin with what this checkout describes",
			"Images are those that were just built.", List.of(new Trailer(Trailer.ACTION, "begin")));

	private final Checkout checkout;

	private final LocalCluster local;

	private final Cluster cluster;

	private final Bootstrap bootstrap;

	private final ImageBuild images;

	private final GitRemote remote;

	private final CurrentTarget target;

	private final Progress progress;

	ClusterUp(Checkout checkout, LocalCluster local, Cluster cluster, Bootstrap bootstrap, ImageBuild images,
			GitRemote remote, CurrentTarget target, Progress progress) {
		this.checkout = checkout;
		this.local = local;
		this.cluster = cluster;
		this.bootstrap = bootstrap;
		this.images = images;
		this.remote = remote;
		this.target = target;
		this.progress = progress;
	}

	ClusterReport run() {
		ClusterScript script = ClusterScript.forThisMachine(this.checkout.root());
		Steps steps = new Steps(this.progress);
		steps.run("cluster", () -> cluster(script));
		Map<ServiceName, ImageReference> built = new TreeMap<>();
		steps.run("images", () -> images(script, built));
		if (script.isNative()) {
			steps.run("add-ons", () -> addOns(script));
		}
		steps.run("Argo CD", () -> this.bootstrap.argoCd(installManifest(script)));
		steps.run("issuers", this::issuers);
		steps.run("Git server", () -> gitServer(script, built));
		steps.run("secrets", this.bootstrap::secrets);
		steps.run("repository", () -> repository(script, built));
		steps.run("environments", this.bootstrap::awaitApplications);
		return ClusterReport.of(this.cluster.context(), steps.done());
	}

	private String cluster(ClusterScript script) {
		String kind = script.up();
		this.local.keepKubeconfig(Path.of(script.variable("KUBECONFIG")));
		this.local.keep("registry", script.variable("REGISTRY"));
		this.local.keep("https-port", script.variable("HTTPS_PORT"));
		this.target.choose(CurrentTarget.CLUSTER);
		return kind;
	}

	private String images(ClusterScript script, Map<ServiceName, ImageReference> built) {
		if (script.isNative()) {
			this.local.keep("base-image", script.baseImage());
		}
		GitopsRepository gitops = new GitopsRepository(new FolderSnapshot(this.checkout.root()));
		EnvironmentName first = gitops.pipeline().first().name();
		for (Overlay overlay : gitops.overlays(first)) {
			String module = "apps/" + overlay.service();
			if (Files.isDirectory(this.checkout.root().resolve(module))) {
				built.put(overlay.service(), this.images.push(module, overlay.release().image()));
			}
		}
		ServiceName git = new ServiceName("git-server");
		built.put(git, this.images.push(GIT_SERVER, ImageReference.of("registry.example.com/git-server:1.0.0")));
		return String.join(", ", built.keySet().stream().map(ServiceName::value).toList());
	}

	private String addOns(ClusterScript script) {
		script.images("argocd", "cert-manager", "traefik");
		String result = this.bootstrap
			.apply(script.manifests("cert-manager") + "\n---\n" + script.manifests("traefik"));
		this.bootstrap.await("cert-manager", () -> new Workloads(this.cluster).unready("cert-manager"));
		this.bootstrap.await("the ingress controller", () -> new Workloads(this.cluster).unready("ingress"));
		return result;
	}

	// Without internet Argo CD's own manifest comes from where its program was built
	// from.
	private Map<String, String> installManifest(ClusterScript script) {
		if (!script.isNative()) {
			return Map.of();
		}
		try {
			Path file = Files.createTempFile("argocd-install-", ".yaml");
			file.toFile().deleteOnExit();
			Files.writeString(file, script.manifests("argocd"));
			return Map.of("ARGOCD_INSTALL", file.toString());
		}
		catch (IOException ex) {
			throw Problem.failed("cannot write a temporary file: " + ex.getMessage(), "look at free space", ex);
		}
	}

	private String gitServer(ClusterScript script, Map<ServiceName, ImageReference> built) {
		Secrets secrets = new Secrets(this.cluster);
		secrets.complete("git", "git", Map.of(),
				Map.of("username", USER, "password", RandomPassword.make(), "webhook-secret", RandomPassword.make()));
		String webhook = secrets.value("git", "git", "webhook-secret").orElseThrow();
		secrets.complete("argocd", "argocd-secret", Map.of(), Map.of("webhook.github.secret", webhook));
		ImageReference image = built.get(new ServiceName("git-server"));
		String manifests = this.bootstrap.build(GIT_SERVER + "/manifests")
			.replace("registry.example.com/git-server:1.0.0", String.valueOf(image));
		String result = this.bootstrap.apply(manifests);
		this.bootstrap.await("the Git server", () -> new Workloads(this.cluster).unready("git"));
		String password = secrets.value("git", "git", "password").orElseThrow();
		this.local.keep("repository", GIT_OUTSIDE.formatted(USER, password, script.variable("HTTPS_PORT")));
		return result;
	}

	// The authority comes first, for the Git server's certificate; Argo CD takes it over
	// later.
	private String issuers() {
		Secrets secrets = new Secrets(this.cluster);
		boolean there = secrets.value("cert-manager", "platform-local", "tls.crt").isPresent();
		String result = there ? "0 changed" : this.bootstrap.apply(this.bootstrap.build("bootstrap/issuers/local"));
		this.bootstrap.await("the authority",
				() -> secrets.value("cert-manager", "platform-local", "tls.crt").isPresent() ? List.of()
						: List.of("platform-local"));
		this.local.keep("ca.crt", secrets.value("cert-manager", "platform-local", "tls.crt").orElseThrow().strip());
		return result;
	}

	private String repository(ClusterScript script, Map<ServiceName, ImageReference> built) {
		AtomicReference<String> begun = new AtomicReference<>("it has a history already");
		// The ingress controller may still be loading the new certificate.
		this.bootstrap.await("the Git server's address", () -> {
			try {
				this.remote.begin(new FirstContents(this.checkout).with(built), FIRST)
					.ifPresent((revision) -> begun.set("begun"));
				return List.of();
			}
			catch (Problem notYet) {
				return List.of(String.valueOf(notYet.getMessage()));
			}
		});
		List<String> components = script.isNative() ? List.of() : List.of("add-ons", "kind");
		String applied = this.bootstrap.follow(new GitAccess(GIT_INSIDE, "main", null, null), components);
		return begun.get() + ", " + applied;
	}

}
