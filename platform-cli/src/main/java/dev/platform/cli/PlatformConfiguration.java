package dev.platform.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.cli.check.Checks;
import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.embedded.EmbeddedRollouts;
import dev.platform.cli.embedded.EmbeddedSystem;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.BaseRemotes;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.connection.Access;
import dev.platform.cli.git.LocalClone;
import dev.platform.cli.git.OriginOfCheckout;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.image.AskRegistry;
import dev.platform.cli.image.DockerLogins;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.image.Registry;
import dev.platform.cli.network.Address;
import dev.platform.cli.network.Endpoint;
import dev.platform.cli.network.PlainHttp;
import dev.platform.cli.network.Proxies;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Templates;
import dev.platform.cli.schema.Schemas;
import dev.platform.cli.setup.cluster.LocalCluster;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.cli.setup.machine.CurrentTarget;
import dev.platform.cli.voting.LocalAuthorities;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.FetchedBases;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.FolderSnapshot;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where everything outside is, told by environment variables; looked at when first used.
 */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

	private final Map<String, String> environment = System.getenv();

	@Bean
	MessageSource messageSource() {
		return new NoMessages();
	}

	@Bean
	Checkout checkout() {
		return new Checkout(Path.of(this.environment.getOrDefault("PLATFORM_CHECKOUT", "")).toAbsolutePath());
	}

	@Bean
	EmbeddedSystem embeddedSystem(Checkout checkout) {
		return new EmbeddedSystem(state(checkout).resolve("local"));
	}

	@Bean
	Cluster cluster(LocalCluster local) {
		return new Cluster(local.kubeconfig(), local::context);
	}

	@Bean
	LocalCluster localCluster(Checkout checkout) {
		return new LocalCluster(state(checkout).resolve("cluster"));
	}

	@Bean
	CurrentTarget currentTarget(Checkout checkout) {
		return new CurrentTarget(state(checkout).resolve("target"));
	}

	@Bean
	RolloutTarget rolloutTarget(CurrentTarget target, EmbeddedSystem system, Cluster cluster, LocalCluster local) {
		return target.isEmbedded() ? new EmbeddedRollouts(system) : new ArgoCd(cluster, local.httpsPort().orElse(null));
	}

	@Bean
	ImageBuild imageBuild(Checkout checkout, CurrentTarget target, LocalCluster local) {
		return new ImageBuild(checkout.root(),
				() -> target.isEmbedded() ? Optional.empty()
						: Optional.of(new Registry(local.registry().orElse(null), local.baseImage().orElse(null),
								local.dockerConfig().orElse(null), new PlainHttp(withRegistryOf(local)))));
	}

	@Bean
	AskRegistry askRegistry(LocalCluster local) {
		Map<String, String> variables = withRegistryOf(local);
		return new AskRegistry(new Proxies(variables), new DockerLogins(variables));
	}

	@Bean
	GitRemote gitRemote(Checkout checkout, CurrentTarget target, EmbeddedSystem system, LocalCluster local) {
		return new GitRemote(() -> location(checkout, target, system, local), cache().resolve("repositories"));
	}

	@Bean
	Checks checks(CurrentTarget target, EmbeddedSystem system, LocalCluster local, GitRemote remote) {
		Path made = target.isEmbedded() ? system.certificate() : local.authority();
		return new Checks(new Proxies(this.environment),
				() -> Stream.concat(Stream.of(made).filter(Files::isRegularFile), remote.authorities().stream())
					.distinct()
					.toList());
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	LocalAuthorities localAuthorities(EmbeddedSystem system, LocalCluster local) {
		return new LocalAuthorities(List.of(system.certificate(), local.authority()));
	}

	@Bean
	PullRequests pullRequests(GitRemote remote) {
		return new PullRequests(this.environment, () -> remote.location().address(), remote::authority,
				remote::password);
	}

	@Bean
	EnvironmentSecrets environmentSecrets(CurrentTarget target, Cluster cluster, LocalCluster local,
			EmbeddedSystem system, Kustomize kustomize) {
		return new EnvironmentSecrets(
				() -> (target.isEmbedded() || local.repository().isEmpty()) ? Optional.empty() : Optional.of(cluster),
				() -> target.isEmbedded() ? Optional.of(system.home().resolve("secrets")) : Optional.empty(),
				kustomize);
	}

	@Bean
	LocalClone localClone(Checkout checkout) {
		return new LocalClone(checkout.root());
	}

	@Bean
	Land land(GitRemote remote, Kustomize kustomize, Schemas schemas, Checkout checkout, PullRequests requests,
			Clock clock) {
		return new Land(remote, kustomize, schemas, checkout.root(), requests, clock);
	}

	@Bean
	Templates templates(Checkout checkout, GitRemote remote) {
		return new Templates(checkout.root().resolve("platform-cli/templates"), checkout.root(),
				cache().resolve("repositories"), () -> server(remote));
	}

	@Bean
	KustomizeCommand kustomizeCommand() {
		return new KustomizeCommand(this.environment);
	}

	@Bean
	FolderSnapshot workTree(Checkout checkout) {
		return new FolderSnapshot(checkout.root());
	}

	@Bean
	Schemas schemas() {
		return new Schemas(Path.of(this.environment.getOrDefault("PLATFORM_SCHEMAS", "")));
	}

	@Bean
	FetchedBases fetchedBases() {
		return FetchedBases.of(this.environment);
	}

	@Bean
	BaseRemotes baseRemotes(GitRemote remote) {
		return new BaseRemotes(Access.elsewhere(this.environment, () -> server(remote)));
	}

	@Bean
	Kustomize kustomize(KustomizeCommand command, FetchedBases bases) {
		return new Kustomize(command::words, bases);
	}

	// The one that is named, else that of what was started here last, else the
	// checkout's.
	private RepositoryLocation location(Checkout checkout, CurrentTarget target, EmbeddedSystem system,
			LocalCluster local) {
		String branch = this.environment.getOrDefault("PLATFORM_BRANCH", "main");
		String named = this.environment.getOrDefault("PLATFORM_REPOSITORY", "");
		if (!named.isEmpty()) {
			return new RepositoryLocation(Address.of("PLATFORM_REPOSITORY", named), branch);
		}
		if (target.isEmbedded() && system.exists()) {
			return new RepositoryLocation(system.repository().toString(), branch);
		}
		return local.repository()
			.map((url) -> new RepositoryLocation(Address.of("the cluster's repository", url), branch,
					local.authority()))
			.or(() -> new OriginOfCheckout(checkout.root()).address()
				.map((address) -> new RepositoryLocation(address, branch)))
			.orElseThrow(() -> Problem.failed("there is no GitOps repository to work on",
					"./platform up, or set PLATFORM_REPOSITORY to the address of one"));
	}

	private static Optional<Endpoint> server(GitRemote remote) {
		try {
			return remote.location().address().server();
		}
		catch (Problem none) {
			return Optional.empty();
		}
	}

	// The way to it does not leave this machine.
	private Map<String, String> withRegistryOf(LocalCluster local) {
		Map<String, String> variables = new HashMap<>(this.environment);
		local.dockerConfig().ifPresent((folder) -> variables.put("DOCKER_CONFIG", folder));
		local.registry()
			.ifPresent((address) -> variables.merge(PlainHttp.VARIABLE, "http://" + address,
					(own, ours) -> own + "," + ours));
		return variables;
	}

	private Path state(Checkout checkout) {
		return checkout.root().resolve(this.environment.getOrDefault("PLATFORM_STATE", ".platform"));
	}

	private Path cache() {
		String named = this.environment.getOrDefault("XDG_CACHE_HOME", "");
		Path base = named.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
		return base.resolve("platform");
	}

}
