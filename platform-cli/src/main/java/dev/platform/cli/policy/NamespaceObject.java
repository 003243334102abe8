package dev.platform.cli.policy;

import java.util.Map;

/**
 * The namespace that an object belongs to, as policies see it.
 */
record NamespaceObject(Map<String, String> labels, Map<String, String> annotations) {

}
