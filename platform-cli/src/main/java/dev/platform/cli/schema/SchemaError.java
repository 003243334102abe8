package dev.platform.cli.schema;

import java.util.List;

/**
 * Where an object is not what its schema asks for.
 *
 * @param path keys, and indexes of lists
 */
public record SchemaError(List<String> path, String message) {
}
