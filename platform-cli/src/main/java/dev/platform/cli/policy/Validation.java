package dev.platform.cli.policy;

import org.jspecify.annotations.Nullable;

/**
 * One of a policy's validations.
 *
 * @param message what is said where the expression is false
 * @param messageExpression makes a better message; null where there is none
 */
record Validation(Expression expression, String message, @Nullable Expression messageExpression) {
}
