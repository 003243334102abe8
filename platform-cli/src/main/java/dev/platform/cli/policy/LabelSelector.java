package dev.platform.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' label selector.
 *
 * @param fields {@code matchLabels} and {@code matchExpressions}; null selects everything
 */
record LabelSelector(@Nullable Map<?, ?> fields) {

	static LabelSelector of(@Nullable Object value) {
		return new LabelSelector((value instanceof Map<?, ?> map) ? map : null);
	}

	boolean isEmpty() {
		return this.fields == null || this.fields.isEmpty();
	}

	boolean matches(Map<String, String> labels) {
		if (this.fields == null) {
			return true;
		}
		boolean equal = !(this.fields.get("matchLabels") instanceof Map<?, ?> wanted) || wanted.entrySet()
			.stream()
			.allMatch((label) -> String.valueOf(label.getValue()).equals(labels.get(String.valueOf(label.getKey()))));
		return equal && Resource.maps(this.fields.get("matchExpressions"))
			.stream()
			.allMatch((expression) -> matches(expression, labels));
	}

	private static boolean matches(Map<?, ?> expression, Map<String, String> labels) {
		String value = labels.get(String.valueOf(expression.get("key")));
		List<?> values = (expression.get("values") instanceof List<?> list) ? list : List.of();
		return switch (Objects.toString(expression.get("operator"), "")) {
			case "In" -> value != null && values.contains(value);
			case "NotIn" -> value == null || !values.contains(value);
			case "Exists" -> value != null;
			case "DoesNotExist" -> value == null;
			default -> false;
		};
	}

}
