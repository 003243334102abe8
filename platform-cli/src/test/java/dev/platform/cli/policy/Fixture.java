package dev.platform.cli.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * Objects that a rule passes, warns of or fails, as the file's name says:
 * {@code image-tag/fail-without-any.yaml}.
 */
record Fixture(String rule, String name, String manifests) {

	private static final Pattern FOLDER = Pattern.compile("(?:From the folder |app.kubernetes.io/name: )([a-z0-9-]+)");

	static final FolderSnapshot CHECKOUT = new FolderSnapshot(Path.of("..").toAbsolutePath().normalize());

	/** The checkout, with exceptions for objects of these files. */
	static final Snapshot REPOSITORY = new EditedSnapshot(CHECKOUT,
			excepting(excepting(Changes.none(), "dev"), "prod"));

	/** Those for rules about one object, which an API server knows too. */
	static List<Fixture> ofPolicies() {
		return in("rules");
	}

	static List<Fixture> ofSeveralObjects() {
		return in("rules-for-several-objects");
	}

	private static List<Fixture> in(String folder) {
		Path root = Path.of("src/test/resources/dev/platform/cli/policy", folder);
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).sorted().map(Fixture::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Fixture read(Path file) {
		try {
			return new Fixture(file.getParent().getFileName().toString(),
					file.getFileName().toString().replace(".yaml", ""), Files.readString(file).replace("SOON", soon()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String namespaceFile(String environment) {
		return "gitops/overlays/%s/environment/namespace.yaml".formatted(environment);
	}

	private static Changes excepting(Changes changes, String environment) {
		String file = namespaceFile(environment);
		String digest = "    exception.platform.dev/image-digest: |\n";
		return changes.with(file, CHECKOUT.read(file)
			.orElseThrow()
			.replace(digest, "    exception.platform.dev/image-registry: |\n" + line("Deployment/elsewhere")
					+ line("CronJob/elsewhere") + line("Deployment/excepted") + "    exception.platform.dev/volume: |\n"
					+ line("Deployment/excepted") + digest + line("Deployment/excepted")));
	}

	private static String line(String object) {
		return "      %s %s it is one of a test\n".formatted(soon(), object);
	}

	private static String soon() {
		return LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
	}

	boolean isNamespace() {
		return this.manifests.contains("kind: Namespace\n");
	}

	String environment() {
		return this.manifests.contains("namespace: dev") ? "dev" : "prod";
	}

	/** The folder it comes from: the one it names, or that of the service it is. */
	String folder() {
		Matcher folder = FOLDER.matcher(this.manifests);
		String name = folder.find() ? folder.group(1) : "orders";
		return "gitops/overlays/%s/%s".formatted(environment(), isNamespace() ? "environment" : name);
	}

	/** What is to be said of it, {@code error image-tag}. */
	List<String> expected() {
		return this.name.startsWith("fail") ? List.of("error " + this.rule)
				: this.name.startsWith("warn") ? List.of("warning " + this.rule) : List.of();
	}

	List<Finding> findings() {
		String environment = environment();
		Snapshot repository = isNamespace()
				? new EditedSnapshot(CHECKOUT, Changes.none().with(namespaceFile(environment), this.manifests))
				: REPOSITORY;
		return new Inspection(repository)
			.findings(List.of(new RenderedOverlay(new EnvironmentName(environment), folder(), this.manifests)));
	}

	@Override
	public String toString() {
		return this.rule + "/" + this.name;
	}

}
