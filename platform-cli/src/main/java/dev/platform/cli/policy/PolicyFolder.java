package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Closure;
import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Snapshot;

/**
 * What is wrong with the folder of the policies. Argo CD brings to the cluster what its
 * kustomization lists; here its files are evaluated. Both are the same where the folder
 * has policies, their bindings and a list of these files, and nothing else.
 */
public record PolicyFolder(Snapshot snapshot) {

	/** Where it is. */
	public static final String PATH = "gitops/policies";

	private static final String LIST = PATH + "/kustomization.yaml";

	private static final String RULE = "policies";

	private static final String API = "admissionregistration.k8s.io/v1";

	private static final String POLICY = "ValidatingAdmissionPolicy";

	private static final String BINDING = "ValidatingAdmissionPolicyBinding";

	private static final Set<String> FIELDS = Set.of("apiVersion", "kind", "resources");

	/** All of it; nothing for a repository that has no policies. */
	public List<Finding> findings() {
		List<String> files = this.snapshot.files(PATH);
		if (files.isEmpty()) {
			return List.of();
		}
		List<Finding> findings = new ArrayList<>();
		List<String> listed = new ArrayList<>();
		try {
			KustomizationFile.in(this.snapshot, PATH)
				.ifPresentOrElse((list) -> list(list, files, listed, findings),
						() -> findings
							.add(error(LIST, 1, "it is not there: without it, Argo CD brings all that the folder has",
									"list the files in it")));
			if (findings.isEmpty()) {
				new Closure(this.snapshot).of(PATH);
			}
		}
		catch (Problem ex) {
			findings.add(Finding.of(ex, RULE, LIST, "repository"));
		}
		for (String file : files) {
			if (!KustomizationFile.is(file) && (!file.equals(PATH + "/README.md") || listed.contains(file))) {
				// Where the list is not read, that is what is wrong.
				file(file, listed.isEmpty() || listed.contains(file), findings);
			}
			else if (KustomizationFile.is(file) && isBelow(file)) {
				findings.add(error(file, 1, "nothing is read from a folder here", "put policies into " + PATH));
			}
		}
		return findings;
	}

	private void list(KustomizationFile list, List<String> files, List<String> listed, List<Finding> findings) {
		for (SourceDocument document : SourceDocument.read(list.path(), list.text())) {
			document.keys()
				.stream()
				.filter((key) -> !FIELDS.contains(key))
				.forEach((key) -> findings.add(error(list.path(), document.at(List.of(key)).line(),
						"it sets %s: the cluster would have other policies than those that are evaluated"
							.formatted(key),
						"list files among its resources, and write into these")));
			List<String> resources = document.texts("resources");
			for (int index = 0; index < resources.size(); index++) {
				String file = PATH + "/" + resources.get(index);
				listed.add(file);
				if (!files.contains(file) || isBelow(file)) {
					findings.add(error(list.path(), document.at(List.of("resources", String.valueOf(index))).line(),
							"it lists what is no file of the folder: " + resources.get(index),
							"put the policy into a file of " + PATH));
				}
			}
		}
	}

	private void file(String file, boolean listed, List<Finding> findings) {
		if (isBelow(file) || !file.endsWith(".yaml")) {
			findings.add(error(file, 1, "it is no policy: those are in files *.yaml of " + PATH, "move the file"));
			return;
		}
		if (!listed) {
			findings.add(error(file, 1, LIST + " does not list it: the cluster does not have it",
					"add it to the resources there, or remove it"));
		}
		List<SourceDocument> documents = SourceDocument.read(file, this.snapshot.read(file).orElse(""))
			.stream()
			.filter((document) -> !document.isEmpty())
			.toList();
		if (documents.isEmpty()) {
			findings.add(error(file, 1, "it holds no policy", "add one, or remove the file"));
		}
		documents.forEach((document) -> problem(document, documents)
			.ifPresent((problem) -> findings.add(error(file, document.at(List.of("kind")).line(), problem,
					"a file here holds policies, each with a binding, and nothing else"))));
	}

	private static Optional<String> problem(SourceDocument document, List<SourceDocument> documents) {
		String kind = document.kind();
		if (!Set.of(POLICY, BINDING).contains(kind) || !document.text("apiVersion").equals(API)) {
			return Optional.of("neither a policy nor its binding: %s %s".formatted(document.text("apiVersion"), kind));
		}
		boolean policy = kind.equals(POLICY);
		Predicate<SourceDocument> partner = (other) -> other.kind().equals(policy ? BINDING : POLICY)
				&& (policy ? other.policyName().equals(document.name()) : other.name().equals(document.policyName()));
		return documents.stream().anyMatch(partner) ? Optional.empty()
				: Optional.of(policy ? "the policy %s has no binding in this file".formatted(document.name())
						: "it binds %s, which is no policy of this file".formatted(document.policyName()));
	}

	private static boolean isBelow(String file) {
		return !file.startsWith(PATH + "/") || file.indexOf('/', PATH.length() + 1) >= 0;
	}

	private static Finding error(String file, int line, String message, String mend) {
		return new Finding(Severity.ERROR, RULE, file, line, "repository", message, mend);
	}

}
