package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.Snapshot;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What becomes of objects in an environment once their manifests are gone.
 *
 * @param objects kind and name of each that goes, as {@code Deployment/vote}
 * @param kept whether Argo CD leaves them until somebody deletes the Application by hand,
 * as its ApplicationSet may say
 */
public record Pruning(String environment, List<String> objects, boolean kept) {

	/** Reads it from what has been rendered so far. */
	public static Pruning of(Snapshot at, EnvironmentName environment, String manifests) {
		List<String> objects = new ArrayList<>();
		for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(manifests)) {
			if (document instanceof Map<?, ?> object && object.get("metadata") instanceof Map<?, ?> metadata
					&& !stays(metadata)) {
				objects.add(object.get("kind") + "/" + metadata.get("name"));
			}
		}
		return new Pruning(environment.value(), objects, keeps(at, environment));
	}

	/** Whether Argo CD leaves what an Application has brought when that goes. */
	public static boolean keeps(Snapshot at, EnvironmentName environment) {
		return at.read("bootstrap/applications/%s/kustomization.yaml".formatted(environment))
			.filter((applications) -> applications.contains("preserveResourcesOnDeletion: true"))
			.isPresent();
	}

	private static boolean stays(Map<?, ?> metadata) {
		return metadata.get("annotations") instanceof Map<?, ?> annotations
				&& String.valueOf(annotations.get("argocd.argoproj.io/sync-options")).contains("Delete=false");
	}

	/** One line for a person. */
	public String text() {
		String what = String.join(", ", this.objects);
		return this.kept ? "In %s Argo CD keeps, until somebody deletes the Application by hand: %s"
			.formatted(this.environment, what) : "In %s Argo CD prunes: %s".formatted(this.environment, what);
	}

	/**
	 * The same where the whole environment goes, and what of it stays. With their
	 * ApplicationSet all Applications go, whatever it says of each: none is left to
	 * delete what it has brought.
	 */
	public String textOfAll() {
		String goes = this.kept
				? "In %s all runs on, without Argo CD: %s".formatted(this.environment, String.join(", ", this.objects))
				: text();
		return this.objects.contains("Namespace/" + this.environment) ? goes : """
				%1$s
				The namespace %2$s stays, with the volumes and passwords in it, for a new %2$s to find.
				To take it away, once %3$s:
				  kubectl delete namespace %2$s""".formatted(goes, this.environment,
				this.kept ? "that is committed" : "the rest is pruned");
	}

}
