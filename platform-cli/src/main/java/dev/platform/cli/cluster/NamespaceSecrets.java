package dev.platform.cli.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.engine.secret.DatabaseRole;
import dev.platform.engine.secret.DeclaredSecrets;
import dev.platform.engine.secret.SecretKey;

/**
 * The Secrets of one environment in the cluster.
 */
public record NamespaceSecrets(Cluster cluster, String namespace) {

	/**
	 * Makes the values that are declared and missing; those that exist stay. What
	 * PostgreSQL reads follows the roles that are declared.
	 * @return how many were made
	 */
	public int complete(DeclaredSecrets declared) {
		Secrets secrets = new Secrets(this.cluster);
		int made = 0;
		for (SecretKey key : declared.random()) {
			made += make(key, RandomPassword.make());
		}
		Map<String, String> known = secrets.values(this.namespace, DatabaseRole.VERIFIERS);
		Map<String, String> verifiers = new HashMap<>();
		for (DatabaseRole role : declared.roles()) {
			Optional<String> present = secrets.value(this.namespace, role.password().name(), role.password().key());
			String password = present.orElseGet(RandomPassword::make);
			made += make(role.password(), password);
			ScramVerifier verifier = new ScramVerifier(known.getOrDefault(role.name(), ""));
			verifiers.put(role.name(), verifier.checks(password) ? verifier.text() : ScramVerifier.of(password).text());
		}
		if (!verifiers.equals(known)) {
			secrets.replace(this.namespace, DatabaseRole.VERIFIERS, verifiers);
			new Workloads(this.cluster).refreshVolumes(this.namespace, "postgres");
		}
		return made;
	}

	private int make(SecretKey key, String value) {
		return new Secrets(this.cluster).complete(this.namespace, key.name(), Map.of(), Map.of(key.key(), value));
	}

	/** The keys that somebody has to give, and has not yet. */
	public List<SecretKey> missing(DeclaredSecrets declared) {
		Secrets secrets = new Secrets(this.cluster);
		return declared.undeclared()
			.stream()
			.filter((key) -> secrets.value(this.namespace, key.name(), key.key()).isEmpty())
			.toList();
	}

	/** What to type to give a key, whose value is then read from standard input. */
	public String give(SecretKey key) {
		return this.cluster.kubectl(words(this.namespace, key));
	}

	static String words(String namespace, SecretKey key) {
		return "-n %s create secret generic %s --from-file=%s=/dev/stdin".formatted(namespace, key.name(), key.key());
	}

}
