package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.cel.runtime.CelEvaluationException;

/**
 * A ValidatingAdmissionPolicy with one of its bindings, evaluated as an API server does.
 *
 * @param field the keys that lead to what it is about
 * @param mend what to do about a violation
 */
record AdmissionPolicy(String name, Severity severity, List<String> field, String mend, MatchedResources constraints,
		MatchedResources binding, List<Expression> conditions, Map<String, Expression> variables,
		List<Validation> validations) {

	List<Violation> violations(Resource resource, NamespaceObject namespace) {
		if (!this.constraints.contain(resource, namespace.labels())
				|| !this.binding.contain(resource, namespace.labels())) {
			return List.of();
		}
		AdmissionReview review = new AdmissionReview(resource, namespace);
		try {
			for (Expression condition : this.conditions) {
				if (!review.holds(condition)) {
					return List.of();
				}
			}
			return violations(resource, review);
		}
		catch (CelEvaluationException ex) {
			// What cannot be evaluated is refused: failurePolicy is Fail.
			return List.of(violation(resource, "the rule cannot be evaluated: " + review.reason(ex)));
		}
	}

	/** Compiles every expression; a problem with the first that does not. */
	void compile() {
		Stream<Expression> validations = this.validations.stream()
			.flatMap((validation) -> Stream.of(validation.expression(), validation.messageExpression()))
			.filter(Objects::nonNull);
		Stream.of(this.conditions.stream(), this.variables.values().stream(), validations)
			.flatMap(Function.identity())
			.forEach(Expression::compile);
	}

	private List<Violation> violations(Resource resource, AdmissionReview review) throws CelEvaluationException {
		for (Map.Entry<String, Expression> variable : this.variables.entrySet()) {
			review.define(variable.getKey(), variable.getValue());
		}
		List<Violation> violations = new ArrayList<>();
		for (Validation validation : this.validations) {
			if (!review.holds(validation.expression())) {
				Expression better = validation.messageExpression();
				violations.add(violation(resource, (better != null) ? review.text(better) : validation.message()));
			}
		}
		return violations;
	}

	private Violation violation(Resource resource, String message) {
		return new Violation(resource, this.severity, this.name, this.field, message, this.mend);
	}

}
