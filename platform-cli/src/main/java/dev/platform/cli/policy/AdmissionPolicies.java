package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Reads the policies that the cluster enforces, {@code gitops/policies/*.yaml}: in each
 * file a ValidatingAdmissionPolicy and its bindings. {@link PolicyFolder} tells what else
 * is there.
 */
record AdmissionPolicies(Snapshot snapshot) {

	private static final String MEND = "platform.dev/mend";

	private static final String FIELD = "platform.dev/field";

	List<AdmissionPolicy> read() {
		List<AdmissionPolicy> policies = new ArrayList<>();
		for (String file : this.snapshot.files(PolicyFolder.PATH)) {
			if (file.endsWith(".yaml") && !KustomizationFile.is(file)) {
				policies.addAll(read(file, this.snapshot.read(file).orElseThrow()));
			}
		}
		return policies;
	}

	private static List<AdmissionPolicy> read(String file, String text) {
		List<Resource> documents = RenderedResources
			.of(new RenderedOverlay(new EnvironmentName("policies"), file, text));
		List<AdmissionPolicy> policies = new ArrayList<>();
		for (Resource policy : documents) {
			if (policy.kind().equals("ValidatingAdmissionPolicy")) {
				documents.stream()
					.filter((document) -> document.kind().equals("ValidatingAdmissionPolicyBinding"))
					.filter((binding) -> policy.name().equals(binding.at("spec", "policyName")))
					.forEach((binding) -> policies.add(policy(policy, binding, file)));
			}
		}
		if (policies.isEmpty()) {
			throw Problem.failed(file + " has no ValidatingAdmissionPolicy with a binding",
					"add them, or move the file");
		}
		return policies;
	}

	private static AdmissionPolicy policy(Resource policy, Resource binding, String file) {
		if (policy.at("spec", "paramKind") != null) {
			throw Problem.failed(file + " has parameters, which are not known here",
					"write the values as a variable of the policy");
		}
		if ("Ignore".equals(policy.at("spec", "failurePolicy"))) {
			throw Problem.failed(file + " has failurePolicy: Ignore, which is not known here",
					"leave it out, and let the expressions pass what they are not about");
		}
		MatchedResources constraints = MatchedResources.of(policy.at("spec", "matchConstraints"));
		MatchedResources bound = MatchedResources.of(binding.at("spec", "matchResources"));
		constraints.unknown().or(bound::unknown).ifPresent((unknown) -> {
			throw Problem.failed("%s has %s, which are not known here".formatted(file, unknown),
					"write them as one of the policy's matchConditions");
		});
		List<?> actions = (binding.at("spec", "validationActions") instanceof List<?> list) ? list : List.of();
		Map<String, Expression> variables = new LinkedHashMap<>();
		policy.maps("spec", "variables")
			.forEach((variable) -> variables.put(text(variable, "name"), expression(variable, "expression", file)));
		return new AdmissionPolicy(policy.name(), actions.contains("Deny") ? Severity.ERROR : Severity.WARNING,
				List.of(policy.annotations().getOrDefault(FIELD, "").split("\\.")),
				policy.annotations().getOrDefault(MEND, "mend the manifest"), constraints, bound,
				policy.maps("spec", "matchConditions")
					.stream()
					.map((condition) -> expression(condition, "expression", file))
					.toList(),
				variables,
				policy.maps("spec", "validations").stream().map((validation) -> validation(validation, file)).toList());
	}

	private static Validation validation(Map<?, ?> fields, String file) {
		String message = text(fields, "message");
		return new Validation(expression(fields, "expression", file),
				message.isEmpty() ? "failed expression: " + text(fields, "expression") : message,
				fields.containsKey("messageExpression") ? expression(fields, "messageExpression", file) : null);
	}

	private static Expression expression(Map<?, ?> fields, String field, String file) {
		return new Expression(text(fields, field), file);
	}

	private static String text(Map<?, ?> fields, String field) {
		@Nullable Object value = fields.get(field);
		return Objects.toString(value, "");
	}

}
