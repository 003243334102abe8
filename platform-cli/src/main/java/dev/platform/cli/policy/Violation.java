package dev.platform.cli.policy;

import java.util.List;

/**
 * A rule that an object breaks, before it is known where that is written.
 *
 * @param field the keys that lead to what it is about; empty for the whole object
 */
record Violation(Resource resource, Severity severity, String rule, List<String> field, String message, String mend) {
}
