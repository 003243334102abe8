package dev.platform.cli.promotion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.cli.check.Checks;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.NoForge;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.git.trust.SigningKey;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.network.Proxies;
import dev.platform.cli.output.Report;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.History;
import dev.platform.cli.promotion.history.ShowHistory;
import dev.platform.cli.promotion.rollout.AwaitRollout;
import dev.platform.cli.promotion.rollout.WaitForRollout;
import org.jspecify.annotations.Nullable;

/**
 * A repository behind Git's own server, something that rolls out as told, and somebody
 * who changes environments under the rules of the pipeline.
 */
public final class Workplace implements AutoCloseable {

	static final EnvironmentName DEV = new EnvironmentName("dev");

	public static final EnvironmentName PROD = new EnvironmentName("prod");

	static final Permission NONE = new Permission(Set.of(), null);

	public static final Waiting NO_WAIT = new Waiting(false, true, false);

	public final ToldRollouts rollouts = new ToldRollouts();

	final List<String> told = new ArrayList<>();

	final GitRemote remote;

	private final GitServer server;

	private final Path bare;

	private final Path work;

	private final Path cache;

	private final MakeChange change;

	Instant now = Instant.now();

	public Workplace(Path directory) throws IOException {
		this(directory, NoForge.requests());
	}

	public Workplace(Path directory, PullRequests requests) throws IOException {
		this.server = GitServer.start(directory);
		this.bare = this.server.create("platform");
		this.work = directory.resolve("platform-work");
		GitServer.git(this.work, "remote", "add", "origin", this.bare.toString());
		this.cache = directory.resolve("cache");
		this.remote = new GitRemote(() -> this.server.location("platform"), this.cache);
		this.change = PromotionPath.of(this.remote, requests, this.told::add);
	}

	public GitRemote remote() {
		return this.remote;
	}

	/** Gives the repository another pipeline. */
	void pipeline(String text) throws IOException {
		commit("Change the rules", "gitops/pipeline.yaml", text);
	}

	/** Lets this tool sign with a key from now on. */
	void sign(SigningKey key) throws IOException {
		this.remote.fetch();
		try (var clones = Files.list(this.cache)) {
			for (Path clone : clones.filter((path) -> path.toString().endsWith(".git")).toList()) {
				GitServer.git(clone, "config", "commit.gpgsign", "true");
				for (Map.Entry<String, String> setting : key.settings().entrySet()) {
					GitServer.git(clone, "config", setting.getKey(), setting.getValue());
				}
			}
		}
	}

	/** Lets this tool sign no more. */
	void signNoMore() throws IOException {
		try (var clones = Files.list(this.cache)) {
			for (Path clone : clones.filter((path) -> path.toString().endsWith(".git")).toList()) {
				GitServer.git(clone, "config", "commit.gpgsign", "false");
			}
		}
	}

	/** Commits a file with trailers that anybody can write. */
	void forge(String path, String text, String subject, String... trailers) throws IOException {
		commit(subject + "\n\n" + String.join("\n", trailers), path, text);
	}

	/** Commits one file as people do without this tool. */
	public void commit(String subject, String path, String text) throws IOException {
		commit(List.of(), subject, path, text);
	}

	/** As {@link #commit}, with a signature. */
	void commitSigned(SigningKey key, String subject, String path, String text) throws IOException {
		commit(key.words(), subject, path, text);
	}

	private void commit(List<String> settings, String subject, String path, String text) throws IOException {
		GitServer.git(this.work, "pull", "--quiet", "origin", "main");
		Files.createDirectories(this.work.resolve(path).getParent());
		Files.writeString(this.work.resolve(path), text);
		GitServer.git(this.work, "add", ".");
		List<String> words = new ArrayList<>(settings);
		words.addAll(List.of("commit", "--quiet", "--message=" + subject));
		GitServer.git(this.work, words.toArray(String[]::new));
		GitServer.git(this.work, "push", "--quiet", "origin", "main");
	}

	/** Puts a file of their own on another branch, as people do. */
	void branch(String name, String path) throws IOException {
		GitServer.git(this.work, "fetch", "--quiet", "origin", "main");
		GitServer.git(this.work, "switch", "--quiet", "--create", name, "origin/main");
		Files.writeString(this.work.resolve(path), "theirs\n");
		GitServer.git(this.work, "add", ".");
		GitServer.git(this.work, "commit", "--quiet", "--message=Theirs");
		GitServer.git(this.work, "push", "--quiet", "origin", name);
		GitServer.git(this.work, "switch", "--quiet", "main");
	}

	/** Puts something else in the place of another branch, as people do. */
	void rewrite(String name, Rewriting rewriting) throws IOException {
		GitServer.git(this.work, "fetch", "--quiet", "origin", "main:refs/remotes/origin/main", name);
		GitServer.git(this.work, "checkout", "--quiet", "--detach", GitServer.git(this.bare, "rev-parse", name));
		rewriting.run(this.work);
		GitServer.git(this.work, "push", "--quiet", "--force", "origin", "HEAD:" + name);
		GitServer.git(this.work, "switch", "--quiet", "main");
	}

	/**
	 * What is done in a checkout of the branch.
	 */
	interface Rewriting {

		void run(Path work) throws IOException;

	}

	/** Copies an environment's folder. */
	void environment(String from, String to) throws IOException {
		GitServer.git(this.work, "pull", "--quiet", "origin", "main");
		try (var files = Files.walk(this.work.resolve("gitops/overlays/" + from))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = Path.of(file.toString().replace("/overlays/" + from + "/", "/overlays/" + to + "/"));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
		GitServer.git(this.work, "add", ".");
		GitServer.git(this.work, "commit", "--quiet", "--message=Add " + to);
		GitServer.git(this.work, "push", "--quiet", "origin", "main");
	}

	RepositoryLocation location() {
		return this.server.location("platform");
	}

	/** Installs a hook of the server. */
	void hook(String name, String script) throws IOException {
		GitServer.hook(this.bare, name, script);
	}

	/** Locks the branch as a push does that is under way. */
	Path lock() throws IOException {
		return Files.createFile(this.bare.resolve("refs/heads/main.lock"));
	}

	public String head() throws IOException {
		return git("rev-parse", "main");
	}

	/** As {@link #head}, where no exception may be declared. */
	String lastCommit() {
		try {
			return head();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String git(String... words) throws IOException {
		return GitServer.git(this.bare, words);
	}

	String file(String path) throws IOException {
		return git("show", "main:" + path);
	}

	public Report deploy(String service, String version) {
		return deploy(DEV, service, version, new Terms(false, NONE, NO_WAIT));
	}

	public Report deploy(EnvironmentName environment, String service, String version, Terms terms) {
		ImageReference image = ImageReference.of("registry.example.com/%s:%s".formatted(service, version));
		return deliver().run(terms, (at) -> Deploy.intent(at, environment, new ServiceName(service), image, Map.of()));
	}

	public Report promote(Permission permission) {
		return promote(PROD, null, new Terms(false, permission, NO_WAIT));
	}

	public Report promote(EnvironmentName environment, @Nullable ServiceNames services, Terms terms) {
		return deliver().run(terms, (at) -> Promote.intent(at, environment, services));
	}

	Report rollback(Permission permission, RestorePoint to) {
		return deliver().runPreviewed(new Terms(false, permission, NO_WAIT),
				(at) -> new Rollback(this.remote).intent(at, PROD, null, to));
	}

	public History history() {
		return new ShowHistory(this.remote, this.rollouts, this.told::add).run(PROD, 20);
	}

	Deliver deliver() {
		Clock clock = Clock.fixed(this.now, ZoneOffset.UTC);
		return new Deliver(this.change, new CheckRules(this.remote, this.rollouts, clock), await(), this.remote,
				this.rollouts, this.told::add);
	}

	WaitForRollout waitForRollout() {
		return new WaitForRollout(this.remote, this.rollouts, await(), this.told::add);
	}

	private AwaitRollout await() {
		return new AwaitRollout(this.remote, this.rollouts, new Checks(new Proxies(Map.of()), List::of),
				this.told::add);
	}

	@Override
	public void close() {
		this.server.close();
	}

}
