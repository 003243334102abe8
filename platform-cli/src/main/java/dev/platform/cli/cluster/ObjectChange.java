package dev.platform.cli.cluster;

/**
 * An object of a cluster that manifests would make or alter.
 *
 * @param change {@code new} or {@code changed}
 * @param namespace empty for an object of the whole cluster
 */
public record ObjectChange(String change, String namespace, String kind, String name) {
}
