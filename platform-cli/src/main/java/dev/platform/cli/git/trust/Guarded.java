package dev.platform.cli.git.trust;

import java.util.Set;

/**
 * What counts at a commit: the versions of the keys, and of the pipeline.
 */
record Guarded(Set<Version> keys, Set<Version> pipeline) {

	static final Guarded NOTHING = new Guarded(Set.of(), Set.of());

}
