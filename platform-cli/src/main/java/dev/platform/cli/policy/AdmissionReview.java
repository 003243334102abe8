package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.cel.runtime.CelEvaluationException;

/**
 * What the expressions of a policy see of an object that Argo CD is about to create.
 */
final class AdmissionReview {

	private static final String ARGO_CD = "system:serviceaccount:argocd:argocd-application-controller";

	private final Map<String, Object> values = new HashMap<>();

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private final List<String> undefined = new ArrayList<>();

	AdmissionReview(Resource resource, NamespaceObject namespaceObject) {
		String namespace = resource.environment().value();
		this.values.put("object", resource.brought().content());
		this.values.put("request", Map.of("operation", "CREATE", "namespace", namespace, "name", resource.name(),
				"subResource", "", "userInfo", Map.of("username", ARGO_CD, "groups", List.of())));
		this.values.put("namespaceObject", Map.of("metadata", Map.of("name", namespace, "labels",
				namespaceObject.labels(), "annotations", namespaceObject.annotations())));
		this.values.put("variables", this.variables);
	}

	/**
	 * Gives a variable of the policy its value, for the expressions that come after. An
	 * API server evaluates it where one of them asks for it: without a value, it is
	 * missed by that one alone.
	 */
	void define(String name, Expression expression) {
		try {
			this.variables.put(name, expression.value(this.values));
		}
		catch (CelEvaluationException ex) {
			this.undefined.add("variables.%s: %s".formatted(name, ex.getMessage()));
		}
	}

	/** Why an expression cannot be evaluated: mostly, for a variable without a value. */
	String reason(CelEvaluationException ex) {
		return this.undefined.isEmpty() ? String.valueOf(ex.getMessage()) : String.join("; ", this.undefined);
	}

	boolean holds(Expression expression) throws CelEvaluationException {
		return expression.holds(this.values);
	}

	String text(Expression expression) throws CelEvaluationException {
		return String.valueOf(expression.value(this.values));
	}

}
