package dev.platform.cli.cluster;

/**
 * What became of manifests that were applied.
 *
 * @param changed how many of them the cluster did not have just so
 */
public record AppliedManifests(int total, int changed) {
}
