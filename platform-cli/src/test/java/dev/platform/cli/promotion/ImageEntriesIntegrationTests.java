package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;

import dev.platform.cli.output.Report;
import dev.platform.cli.policy.RenderedImages;
import dev.platform.cli.policy.RenderedOverlay;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.policy.Severity;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every way in which kustomize lets an overlay set an image.
 */
class ImageEntriesIntegrationTests {

	private static final Pattern IMAGES = Pattern.compile("(?m)^images:\n(?:- .*\n|  .*\n)+");

	private static final String OVERLAY = "gitops/overlays/dev/vote/kustomization.yaml";

	private static final String BASE = "gitops/base/vote/deployment.yaml";

	private static final String OLD = "sha256:" + "0".repeat(64);

	private static final String NEW = "sha256:" + "1".repeat(64);

	@TempDir
	Path directory;

	private Workplace place;

	@BeforeEach
	void open() throws IOException {
		this.place = new Workplace(this.directory);
	}

	@AfterEach
	void close() {
		this.place.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{name: vote, newName: registry.example.com/vote, newTag: 1.0.0} | {name: vote, newName: registry.example.com/vote, newTag: 2.0.0}
					{name: registry.example.com/vote, newTag: 1.0.0} | {name: registry.example.com/vote, newTag: 2.0.0}
					{name: registry.example.com/vote, newName: registry.example.com/vote, newTag: 1.0.0} | {name: registry.example.com/vote, newName: registry.example.com/vote, newTag: 2.0.0}
					{name: mirror.example.com/vote, newTag: 1.0.0} | {name: mirror.example.com/vote, newTag: 2.0.0, newName: "registry.example.com/vote"}
					{name: vote, newName: registry.example.com/vote, newTag: 1.0.0, digest: "OLD"} | {name: vote, newName: registry.example.com/vote, newTag: 2.0.0}
					{name: registry.example.com/vote, digest: "OLD"} | {name: registry.example.com/vote, newTag: "2.0.0"}
					{name: registry.example.com/vote, newTag: "1.0.0@OLD"} | {name: registry.example.com/vote, newTag: "2.0.0"}
					""")
	void aTagIsWhatIsRendered(String before, String after) throws IOException {
		write(before);
		this.place.deploy("vote", "2.0.0");
		assertThat(entry()).isEqualTo(after);
		assertThat(rendered()).containsExactly("registry.example.com/vote:2.0.0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{name: registry.example.com/vote, newTag: 1.0.0} | {name: registry.example.com/vote, newTag: 2.0.0@NEW}
					{name: registry.example.com/vote, newTag: 1.0.0, digest: "OLD"} | {name: registry.example.com/vote, newTag: 2.0.0, digest: "NEW"}
					{name: registry.example.com/vote, digest: "OLD"} | {name: registry.example.com/vote, digest: "NEW", newTag: "2.0.0"}
					""")
	void aDigestTakesThePlaceOfTheOldOne(String before, String after) throws IOException {
		write(before);
		this.place.deploy("vote", "2.0.0@" + NEW);
		assertThat(entry()).isEqualTo(after.replace("NEW", NEW));
		assertThat(rendered()).containsExactly("registry.example.com/vote:2.0.0@" + NEW);
	}

	@Test
	void aDigestAloneTravels() throws IOException {
		write("{name: registry.example.com/vote, digest: \"OLD\"}");
		overlay("prod", "{name: registry.example.com/vote, newTag: 1.0.0}");
		this.place.pipeline("environments:\n- name: dev\n- name: prod\n  after: dev\n");
		Report report = this.place.promote(Workplace.PROD, null, new Terms(false, Workplace.NONE, Workplace.NO_WAIT));
		assertThat(report.text()).contains("vote: 1.0.0 → @0000000");
		assertThat(this.place.file("gitops/overlays/prod/vote/kustomization.yaml"))
			.contains("- {name: registry.example.com/vote, digest: \"" + OLD + "\"}");
	}

	@Test
	void whatNoContainerHasIsRefusedAndNotCommitted() throws IOException {
		base("registry.example.com/vote");
		overlay("dev", "{name: vote, newName: registry.example.com/vote, newTag: 1.0.0}");
		String head = this.place.head();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.place.deploy("vote", "2.0.0"))
			.withMessage(OVERLAY
					+ ":%d: registry.example.com/vote:2.0.0 would be in no container of vote, ".formatted(line())
					+ "they have registry.example.com/vote:0.1.0; nothing has changed")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.place.deploy(Workplace.DEV, "vote", "2.0.0",
					new Terms(true, Workplace.NONE, Workplace.NO_WAIT)))
			.withMessageContaining("would be in no container of vote");
		assertThat(this.place.head()).isEqualTo(head);
	}

	@Test
	void whatNoContainerHasIsAnErrorOfValidate() throws IOException {
		base("registry.example.com/vote");
		overlay("dev", "{name: vote, newName: registry.example.com/vote, newTag: 1.0.0}");
		assertThat(new Inspection(this.place.remote.fetch()).findings(List.of(overlay())))
			.filteredOn((finding) -> finding.rule().equals("image-in-use"))
			.singleElement()
			.satisfies((finding) -> {
				assertThat(finding.severity()).isEqualTo(Severity.ERROR);
				assertThat(finding.file() + ":" + finding.line()).isEqualTo(OVERLAY + ":" + line());
				assertThat(finding.message()).isEqualTo("registry.example.com/vote:1.0.0 is set, and no container "
						+ "has it, only: registry.example.com/vote:0.1.0");
			});
	}

	@Test
	void twoDigestsAreRefused() throws IOException {
		write("{name: registry.example.com/vote, newTag: \"1.0.0@OLD\", digest: \"OLD\"}");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.place.deploy("vote", "2.0.0"))
			.withMessage(
					OVERLAY + ":%d: the image has a digest in newTag and another in digest, which makes no reference"
						.formatted(line()));
	}

	// The base has the image that the entry is about, without a version.
	private void write(String entry) throws IOException {
		base(entry.replaceFirst("\\{name: ([^,]+),.*", "$1"));
		overlay("dev", entry);
	}

	private void base(String image) throws IOException {
		String before = this.place.file(BASE) + "\n";
		String after = before.replaceFirst("image: \\S+", "image: " + image + (image.contains("/") ? ":0.1.0" : ""));
		if (!after.equals(before)) {
			this.place.commit("Change the base", BASE, after);
		}
	}

	private void overlay(String environment, String entry) throws IOException {
		String path = OVERLAY.replace("/dev/", "/" + environment + "/");
		this.place.commit("Change the overlay", path, IMAGES.matcher(this.place.file(path) + "\n")
			.replaceFirst("images:\n- " + entry.replace("OLD", OLD) + "\n"));
	}

	private String entry() throws IOException {
		List<String> lines = this.place.file(OVERLAY).lines().toList();
		return lines.get(line() - 1).substring(2);
	}

	private int line() throws IOException {
		return this.place.file(OVERLAY).lines().toList().indexOf("images:") + 2;
	}

	private SortedSet<String> rendered() {
		return RenderedImages.of(overlay());
	}

	private RenderedOverlay overlay() {
		String folder = OVERLAY.substring(0, OVERLAY.lastIndexOf('/'));
		Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);
		return new RenderedOverlay(Workplace.DEV, folder, kustomize.build(this.place.remote.fetch(), folder));
	}

}
