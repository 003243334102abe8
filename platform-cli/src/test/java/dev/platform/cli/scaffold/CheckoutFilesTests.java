package dev.platform.cli.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CheckoutFilesTests {

	@TempDir
	Path directory;

	private Path root;

	private LandingNotes notes;

	private CheckoutFiles files;

	@BeforeEach
	void writeCheckout() throws IOException {
		this.root = Files.createDirectories(this.directory.resolve("checkout"));
		this.notes = new LandingNotes(Files.createDirectories(this.root.resolve(".git")));
		this.files = new CheckoutFiles(this.root, this.notes, new LandingNote("Do it", new TreeMap<>(), Map.of()));
		Path program = write("apps/a/run", "#!/bin/sh\n");
		Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-x---"));
		write("pom.xml", "<project/>\n");
		Files.createSymbolicLink(this.root.resolve("apps/a/link"), Path.of("../../pom.xml"));
	}

	@Test
	void areRestoredByTheNextCommandByteForByteModesAndLinksToo() throws IOException {
		this.files.apply(Changes.none().with("pom.xml", "<project></project>").with("apps/b/new", "new"));
		this.files.apply(Changes.none().with("pom.xml", "again").without(List.of("apps/a/run", "apps/a/link")));
		assertThat(this.root.resolve("apps/a")).doesNotExist();
		LandingNote note = this.notes.read().orElseThrow();
		assertThat(note.subject()).isEqualTo("Do it");
		note.undo(this.root);
		assertThat(this.root.resolve("apps/b")).doesNotExist();
		assertThat(this.root.resolve("pom.xml")).content().isEqualTo("<project/>\n");
		assertThat(this.root.resolve("apps/a/link")).isSymbolicLink();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.root.resolve("apps/a/run"))))
			.isEqualTo("rwxr-x---");
	}

	@Test
	void areRestoredWhereALinkLeadsToThem() throws IOException {
		this.files.apply(Changes.none().with("apps/a/link", "made"));
		assertThat(this.root.resolve("pom.xml")).content().isEqualTo("made");
		this.notes.read().orElseThrow().undo(this.root);
		assertThat(this.root.resolve("apps/a/link")).isSymbolicLink();
		assertThat(this.root.resolve("pom.xml")).content().isEqualTo("<project/>\n");
	}

	@Test
	void leaveNoFolderWhereTheFirstFileWasNotComplete() throws IOException {
		this.files.apply(Changes.none().with("apps/b/new", "made"));
		Files.move(this.root.resolve("apps/b/new"), this.root.resolve("apps/b/.new.platform-next"));
		this.notes.read().orElseThrow().undo(this.root);
		assertThat(this.root.resolve("apps/b")).doesNotExist();
	}

	@Test
	void stayWhereSomebodyHasEditedThemSince() throws IOException {
		this.files.apply(Changes.none().with("pom.xml", "made").with("apps/b/new", "made"));
		write("pom.xml", "edited since");
		this.notes.read().orElseThrow().undo(this.root);
		assertThat(this.root.resolve("pom.xml")).content().isEqualTo("edited since");
		assertThat(this.root.resolve("apps/b")).doesNotExist();
	}

	@Test
	void areNotWrittenOutsideOfTheCheckout() throws IOException {
		Path outside = Files.writeString(this.directory.resolve("outside"), "untouched");
		Files.createSymbolicLink(this.root.resolve("out"), Path.of("../outside"));
		for (String path : List.of("../outside", "out", ".git/hooks/post-checkout")) {
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> this.files.apply(Changes.none().with(path, "written")));
		}
		assertThat(outside).content().isEqualTo("untouched");
		assertThat(this.root.resolve(".git/hooks")).doesNotExist();
	}

	@Test
	void keepTheNoteToTheirOwner() throws IOException {
		this.files.apply(Changes.none().with("pom.xml", "made"));
		assertThat(PosixFilePermissions
			.toString(Files.getPosixFilePermissions(this.root.resolve(".git/platform-landing"))))
			.isEqualTo("rw-------");
		this.files.keep();
		assertThat(this.notes.read()).isEmpty();
		assertThat(this.root.resolve("pom.xml")).content().isEqualTo("made");
	}

	private Path write(String path, String text) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

}
