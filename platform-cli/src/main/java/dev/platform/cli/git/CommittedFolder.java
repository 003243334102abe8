package dev.platform.cli.git;

import dev.platform.engine.repository.Snapshot;

/**
 * A folder as a commit has it.
 *
 * @param path empty for the repository's root
 */
public record CommittedFolder(Snapshot snapshot, String path) {
}
