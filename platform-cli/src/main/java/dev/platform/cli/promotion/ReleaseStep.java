package dev.platform.cli.promotion;

import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.ServiceName;

/**
 * One service's way from the release that was seen to the release that is wanted.
 */
record ReleaseStep(ServiceName service, Release before, Release after) {
}
