package dev.platform.engine.secret;

import java.util.Set;

/**
 * A service's login to PostgreSQL, which is the name of its schema, too.
 *
 * @param password the service's own Secret
 */
public record DatabaseRole(String name, SecretKey password) {

	/** The Secret from which PostgreSQL reads how all passwords are checked. */
	public static final String VERIFIERS = "postgres-roles";

	// The superuser and database of the environments, schemas of PostgreSQL's and the
	// platform's, and the service whose Secret would be the one above.
	private static final Set<String> RESERVED = Set.of("votes", "postgres", "public", "platform", "information_schema",
			"roles");

	/** The role of a service. */
	public static DatabaseRole of(String service) {
		return new DatabaseRole(service.replace('-', '_'), new SecretKey("postgres-" + service, "password"));
	}

	/** Whether PostgreSQL or the platform keeps the name for itself. */
	public boolean isReserved() {
		return RESERVED.contains(this.name) || this.name.startsWith("pg_");
	}

}
