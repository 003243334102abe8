package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.RandomPassword;
import dev.platform.cli.cluster.Secrets;
import dev.platform.cli.cluster.Workloads;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.engine.Problem;
import org.springframework.stereotype.Component;

/**
 * The Git server in the cluster, with the repository that Argo CD follows.
 */
@Component
class LocalGitServer {

	static final String MODULE = "bootstrap/git-server";

	static final ImageReference IMAGE = ImageReference.of("registry.example.com/git-server:1.0.0");

	// How Argo CD reaches it, and how people do; a repository like any other, it opens to
	// nobody without a password.
	static final GitAccess INSIDE = new GitAccess("http://git.git.svc.cluster.local/platform.git", "main", null, null);

	private static final String OUTSIDE = "https://%s:%s@git.localhost:%s/platform.git";

	private static final String USER = "platform";

	private static final CommitMessage FIRST = new CommitMessage("Begin with what this checkout describes",
			"Images are those that were just built.", List.of(new Trailer(Trailer.ACTION, "begin")));

	private final Checkout checkout;

	private final LocalCluster local;

	private final Cluster cluster;

	private final Bootstrap bootstrap;

	private final GitRemote remote;

	LocalGitServer(Checkout checkout, LocalCluster local, Cluster cluster, Bootstrap bootstrap, GitRemote remote) {
		this.checkout = checkout;
		this.local = local;
		this.cluster = cluster;
		this.bootstrap = bootstrap;
		this.remote = remote;
	}

	String install(Map<ServiceName, ImageReference> built, String httpsPort) {
		Secrets secrets = new Secrets(this.cluster);
		secrets.complete("git", "git", Map.of(), Map.of("username", USER, "password", RandomPassword.make()));
		secrets.put("git", "git", Map.of(), Map.of("webhook-secret", this.bootstrap.webhookSecret()));
		String image = String.valueOf(built.get(new ServiceName("git-server")));
		String result = this.bootstrap.apply(manifests().replace(IMAGE.toString(), image));
		this.bootstrap.await("the Git server", () -> new Workloads(this.cluster).unready("git"));
		String password = secrets.value("git", "git", "password").orElseThrow();
		this.local.keep("repository", OUTSIDE.formatted(USER, password, httpsPort));
		return result;
	}

	String manifests() {
		return this.bootstrap.build(MODULE + "/manifests");
	}

	/**
	 * The repository's first commit, and Argo CD that follows it.
	 * @param components the parts of {@code bootstrap/applications} that the cluster
	 * needs
	 */
	String begin(Map<ServiceName, ImageReference> built, List<String> components) {
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
		String password = new Secrets(this.cluster).value("git", "git", "password").orElseThrow();
		String applied = this.bootstrap.follow(new GitAccess(INSIDE.url(), INSIDE.branch(), USER, password),
				components);
		return begun.get() + ", " + applied;
	}

}
