package dev.platform.cli.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.secret.DeclaredSecrets;
import dev.platform.engine.secret.SecretKey;
import dev.platform.engine.secret.SecretLocation;

/**
 * The Secrets that environments read and that stand nowhere in Git.
 *
 * @param cluster where they are made; nothing where somebody else makes them
 * @param files where local mode keeps them, a folder for each environment; nothing
 * without it
 */
public record EnvironmentSecrets(Supplier<Optional<Cluster>> cluster, Supplier<Optional<Path>> files,
		Kustomize kustomize) {

	/** A problem where there is a cluster that does not answer, or wrong declarations. */
	public void require(EnvironmentName environment, Snapshot snapshot) {
		declared(environment, snapshot);
		this.cluster.get().ifPresent((at) -> new ClusterState(at).version());
	}

	/**
	 * Makes those that the platform is to make and that are missing; those that exist
	 * stay.
	 * @return the others, which somebody has to give; all of them where it is not known
	 * which exist
	 */
	public List<MissingSecret> complete(EnvironmentName environment, Snapshot snapshot) {
		DeclaredSecrets declared = declared(environment, snapshot);
		Optional<Cluster> at = this.cluster.get();
		List<SecretKey> missing = declared.undeclared();
		if (at.isPresent()) {
			NamespaceSecrets secrets = new NamespaceSecrets(at.get(), environment.value());
			secrets.complete(declared);
			missing = secrets.missing(declared);
		}
		return missing.stream()
			.filter((key) -> !file(environment, key).map(Files::exists).orElse(false))
			.map((key) -> new MissingSecret(environment, key, new SecretLocation(snapshot).of(folder(environment), key),
					command(environment, key)))
			.toList();
	}

	/** As {@link #complete}, where there is a cluster to make them in. */
	public List<MissingSecret> completeInCluster(List<EnvironmentName> environments, Snapshot snapshot) {
		return this.cluster.get().isEmpty() ? List.of()
				: environments.stream().flatMap((name) -> complete(name, snapshot).stream()).toList();
	}

	private DeclaredSecrets declared(EnvironmentName environment, Snapshot snapshot) {
		return DeclaredSecrets.in(this.kustomize.build(snapshot, folder(environment)));
	}

	private static String folder(EnvironmentName environment) {
		return "gitops/overlays/" + environment;
	}

	private Optional<Path> file(EnvironmentName environment, SecretKey key) {
		return this.files.get().map((root) -> root.resolve(environment.value()).resolve(key.name()).resolve(key.key()));
	}

	private String command(EnvironmentName environment, SecretKey key) {
		return file(environment, key).map("install -D -m 600 /dev/stdin %s"::formatted).orElseGet(() -> {
			String words = NamespaceSecrets.words(environment.value(), key);
			return this.cluster.get().map((at) -> at.kubectl(words)).orElse("kubectl " + words);
		});
	}

}
