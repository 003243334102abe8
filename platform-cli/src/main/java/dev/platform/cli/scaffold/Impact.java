package dev.platform.cli.scaffold;

import java.util.List;

import dev.platform.cli.pipeline.EnvironmentName;

/**
 * What a change does to an environment.
 *
 * @param changesWhatRuns false where all that changes has no pods, before and after
 * @param pods what becomes of them, a line for each workload
 */
record Impact(EnvironmentName environment, boolean changesWhatRuns, List<String> pods) {
}
