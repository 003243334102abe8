package dev.platform.local.standin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import dev.platform.local.home.Directories;
import dev.platform.local.home.WholeFile;
import dev.platform.local.process.Launch;
import dev.platform.local.process.StopSignal;

/**
 * The data directory of a PostgreSQL, made like the official image makes it.
 */
record PostgresData(PostgresProgram program, Placement placement) {

	/** The directory, made now if this is its first time. */
	Path directory() throws IOException, InterruptedException {
		Path directory = this.placement.data().resolve("pgdata");
		if (!Files.exists(directory)) {
			Path fresh = this.placement.data().resolve("pgdata.fresh");
			Directories.delete(fresh);
			create(fresh);
			Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
		}
		return directory;
	}

	private void create(Path fresh) throws IOException, InterruptedException {
		Files.createDirectories(this.placement.data());
		Path password = this.placement.data().resolve("password");
		WholeFile.write(password, variable("POSTGRES_PASSWORD", "") + "\n");
		try {
			// the builtin locale is the same on every machine
			run("initdb", new File("/dev/null"), "-D", fresh.toString(), "-U", user(), "--pwfile=" + password,
					"--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
					"--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions");
			allowPasswords(fresh);
			createDatabase(fresh);
		}
		finally {
			Files.deleteIfExists(password);
		}
	}

	private static void allowPasswords(Path directory) throws IOException {
		Files.writeString(directory.resolve("pg_hba.conf"), "host all all all scram-sha-256\n",
				StandardOpenOption.APPEND);
	}

	// the archive has no client: a server without a network reads its statements from
	// standard input
	private void createDatabase(Path directory) throws IOException, InterruptedException {
		String database = variable("POSTGRES_DB", user());
		if (database.equals("postgres")) {
			return;
		}
		Path statement = this.placement.data().resolve("create.sql");
		Files.writeString(statement,
				"CREATE DATABASE \"%s\" OWNER \"%s\";\n".formatted(quoted(database), quoted(user())));
		try {
			run("postgres", statement.toFile(), "--single", "-F", "-D", directory.toString(), "postgres");
		}
		finally {
			Files.deleteIfExists(statement);
		}
	}

	private void run(String program, File input, String... args) throws IOException, InterruptedException {
		List<String> command = this.program.command(program, args);
		this.program.children()
			.run(new Launch(this.placement.what() + " " + program, command, this.placement.processEnvironment(),
					this.placement.data(), this.placement.log(), StopSignal.TERM), input);
	}

	private String user() {
		return variable("POSTGRES_USER", "postgres");
	}

	private String variable(String name, String otherwise) {
		Map<String, String> variables = this.placement.variables();
		return variables.getOrDefault(name, otherwise);
	}

	private static String quoted(String identifier) {
		return identifier.replace("\"", "\"\"");
	}

}
