package dev.platform.cli.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.git.GitServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code kill -9} leaves behind in a checkout, at random moments of work that never
 * pauses.
 */
class KilledLandIntegrationTests {

	private static final int KILLS = 6;

	private static final int LONGEST_MILLIS = 400;

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theNextCommandFindsEverythingAsItWas(boolean whole) throws Exception {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		try (GitServer server = GitServer.start(this.directory)) {
			Path work = repository(server, whole);
			Path checkout = this.directory.resolve("checkout");
			GitServer.git(this.directory, "clone", "--quiet", work.toString(), checkout.toString());
			Path mine = Files.writeString(checkout.resolve("mine.txt"), "not in any commit\n");
			if (!whole) {
				Files.writeString(checkout.resolve("README.md"), "notes: none\nmine, too\n");
			}
			String url = server.location("notes").url();
			for (int kill = 1; kill <= KILLS; kill++) {
				killed(url, checkout, kill * 1000, random.nextInt(LONGEST_MILLIS));
				String where = "seed %d, kill %d".formatted(seed, kill);
				assertThat(mine).as(where).content().isEqualTo("not in any commit\n");
				assertThat(Files.readString(checkout.resolve("README.md"))).as(where)
					.matches(whole ? "notes: \\w+\n" : "notes: \\w+\nmine, too\n");
				NotesPlan next = new NotesPlan(kill * 1000 + 999);
				Landed landed = NotesProcess.land(url, this.directory.resolve("cache"), checkout)
					.run(next, (_) -> List.of(), Permission.none());
				assertThat(landed.checkout()).as(where)
					.isEqualTo(whole ? Landed.Checkout.MOVED : Landed.Checkout.WRITTEN);
				assertDone(checkout, next, where, whole);
			}
		}
	}

	private void assertDone(Path checkout, NotesPlan plan, String where, boolean whole) throws IOException {
		for (int file = 0; file < NotesPlan.FILES; file++) {
			assertThat(checkout.resolve("apps/notes/%d.md".formatted(file))).as(where).content().isEqualTo(plan.text());
		}
		assertThat(Files.readString(checkout.resolve("README.md"))).as(where)
			.isEqualTo("notes: " + plan.number() + (whole ? "\n" : "\nmine, too\n"));
		try (var files = Files.walk(checkout)) {
			assertThat(files.map((file) -> file.getFileName().toString())).as(where)
				.noneMatch((name) -> name.endsWith(".platform-next") || name.endsWith(".tmp")
						|| name.endsWith(".lock") && !name.startsWith("platform-") || name.equals("platform-landing")
						|| name.equals("platform-forward"));
		}
		assertThat(GitServer.git(checkout, "status", "--porcelain", "mine.txt")).as(where).isEqualTo("?? mine.txt");
		if (whole) {
			assertThat(GitServer.git(checkout, "status", "--porcelain")).as(where).isEqualTo("?? mine.txt");
		}
	}

	@Test
	void whatHasLandedIsNotDoneTwice() throws Exception {
		try (GitServer server = GitServer.start(this.directory)) {
			Path work = repository(server, false);
			Path checkout = this.directory.resolve("checkout");
			GitServer.git(this.directory, "clone", "--quiet", work.toString(), checkout.toString());
			String url = server.location("notes").url();
			Land land = NotesProcess.land(url, this.directory.resolve("cache"), checkout);
			LandingNotes notes = new LandingNotes(checkout.resolve(".git"));
			NotesPlan plan = new NotesPlan(1);
			// As a command leaves it that is killed between the push and its end.
			SortedMap<String, String> held = new TreeMap<>();
			held.put("gitops/notes/1.yaml", SavedFile.NONE);
			land.run(plan, (_) -> List.of(), Permission.none());
			notes.write(new LandingNote("Take notes 1", held, Map.of()));
			String head = GitServer.git(this.directory.resolve("notes.git"), "rev-parse", "main");
			Landed landed = land.run(plan, (_) -> List.of(), Permission.none());
			assertThat(landed.revision()).isEqualTo(head);
			assertThat(GitServer.git(this.directory.resolve("notes.git"), "rev-parse", "main")).isEqualTo(head);
			assertThat(notes.read()).isEmpty();
		}
	}

	// The manifests alone, or with a root pom all of it.
	private Path repository(GitServer server, boolean whole) throws IOException {
		Path bare = server.create("notes");
		Path work = this.directory.resolve("notes-work");
		Files.writeString(work.resolve("README.md"), "notes: none\n");
		if (whole) {
			Files.writeString(work.resolve("pom.xml"), "<project>\n</project>\n");
		}
		GitServer.git(work, "add", ".");
		GitServer.git(work, "commit", "--quiet", "--message=Begin to take notes");
		if (whole) {
			GitServer.git(work, "push", "--quiet", bare.toString(), "main");
			return bare;
		}
		return work;
	}

	private void killed(String url, Path checkout, int first, int millis) throws Exception {
		Path output = this.directory.resolve("output");
		Files.deleteIfExists(output);
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				NotesProcess.class.getName(), url, this.directory.resolve("cache").toString(), checkout.toString(),
				String.valueOf(first))
			.redirectOutput(output.toFile())
			.redirectError(this.directory.resolve("errors").toFile())
			.start();
		// A random moment of its work, not of its start.
		while (process.isAlive() && Files.readString(output).lines().count() < 2) {
			Thread.sleep(10);
		}
		assertThat(process.isAlive()).as(Files.readString(this.directory.resolve("errors"))).isTrue();
		Thread.sleep(millis);
		assertThat(process.isAlive()).as(Files.readString(this.directory.resolve("errors"))).isTrue();
		process.destroyForcibly().waitFor();
	}

}
