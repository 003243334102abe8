package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.platform.cli.setup.machine.Checkout;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;

/**
 * Those Applications of {@code bootstrap/applications} whose source is a chart: they can
 * be there before the repository is, and the root Application finds them in place.
 */
record ChartApplications(Kustomize kustomize, Checkout checkout) {

	private static final String FOLDER = "bootstrap/applications";

	/**
	 * Their manifests and that of their project.
	 * @param components the parts of the folder that the root Application will name
	 */
	String manifests(List<String> components) {
		FolderSnapshot snapshot = new FolderSnapshot(this.checkout.root());
		String file = FOLDER + "/kustomization.yaml";
		String text = snapshot.read(file).orElseThrow() + "components: [%s]\n".formatted(String.join(", ", components));
		String all = this.kustomize.build(new EditedSnapshot(snapshot, Changes.none().with(file, text)), FOLDER);
		return Stream.of(all.replace(RootApplication.PLACEHOLDER, LocalGitServer.INSIDE.url()).split("(?m)^---\n"))
			.filter((document) -> isChart(document) || isTheirProject(document))
			.collect(Collectors.joining("---\n"));
	}

	private static boolean isChart(String document) {
		return document.contains("\nkind: Application\n") && document.contains("\n    chart: ");
	}

	private static boolean isTheirProject(String document) {
		return document.contains("\nkind: AppProject\n") && document.contains("\n  name: add-ons\n");
	}

}
