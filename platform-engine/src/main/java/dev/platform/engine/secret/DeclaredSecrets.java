package dev.platform.engine.secret;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What an environment's rendered manifests say about Secrets. Two annotations of a
 * workload declare those that the platform makes; for every other one it invents nothing.
 *
 * @param random keys that are to have random values
 * @param roles the database roles, each with a random password
 * @param read keys that containers need
 * @param given names of Secrets that are in the manifests, or that a controller makes
 * from them
 */
public record DeclaredSecrets(Set<SecretKey> random, Set<DatabaseRole> roles, Set<SecretKey> read, Set<String> given) {

	/**
	 * Keys that are to have random values: {@code redis/password, vote/cookie-secret}.
	 */
	public static final String RANDOM_SECRETS = "platform.dev/random-secrets";

	/** The database in which a workload has a role and a schema of its own name. */
	public static final String DATABASE = "platform.dev/database";

	private static final String POSTGRES = "postgres";

	/** Reads a stream of rendered manifests. */
	public static DeclaredSecrets in(String manifests) {
		DeclaredSecrets declared = new DeclaredSecrets(new LinkedHashSet<>(), new LinkedHashSet<>(),
				new LinkedHashSet<>(), new LinkedHashSet<>());
		for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(manifests)) {
			if (document instanceof Map<?, ?> resource && resource.get("metadata") instanceof Map<?, ?> metadata) {
				declared.add(String.valueOf(resource.get("kind")), String.valueOf(metadata.get("name")),
						(metadata.get("annotations") instanceof Map<?, ?> annotations) ? annotations : Map.of());
			}
			declared.collect(document);
		}
		return declared;
	}

	/** Keys that somebody else has to give. */
	public List<SecretKey> undeclared() {
		Set<SecretKey> made = new LinkedHashSet<>(this.random);
		this.roles.forEach((role) -> made.add(role.password()));
		return this.read.stream().filter((key) -> !made.contains(key) && !this.given.contains(key.name())).toList();
	}

	/** All keys that the platform makes. */
	public List<SecretKey> made() {
		return Stream.concat(this.random.stream(), this.roles.stream().map(DatabaseRole::password)).toList();
	}

	// Secret, SealedSecret, ExternalSecret: the latter two make one of their name.
	private void add(String kind, String name, Map<?, ?> annotations) {
		if (kind.endsWith("Secret")) {
			this.given.add(name);
		}
		if (annotations.get(RANDOM_SECRETS) instanceof String keys) {
			Stream.of(keys.split(","))
				.map((key) -> SecretKey.of(key.strip(), "%s %s".formatted(kind, name)))
				.forEach(this.random::add);
		}
		if (annotations.get(DATABASE) instanceof String database) {
			DatabaseRole role = DatabaseRole.of(name);
			if (!database.equals(POSTGRES) || role.isReserved()) {
				throw Problem.failed("%s %s cannot have a role in the database %s".formatted(kind, name, database),
						"write %s: %s, at a service whose name PostgreSQL does not keep for itself".formatted(DATABASE,
								POSTGRES));
			}
			this.roles.add(role);
		}
	}

	private void collect(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			if (map.get("secretKeyRef") instanceof Map<?, ?> reference
					&& !Boolean.TRUE.equals(reference.get("optional"))) {
				this.read
					.add(new SecretKey(String.valueOf(reference.get("name")), String.valueOf(reference.get("key"))));
			}
			collect(map.values());
		}
		else if (value instanceof Collection<?> items) {
			items.forEach(this::collect);
		}
	}

}
