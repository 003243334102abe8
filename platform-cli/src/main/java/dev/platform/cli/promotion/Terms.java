package dev.platform.cli.promotion;

import dev.platform.cli.delivery.Permission;

/**
 * How a change is to be made, apart from what it is.
 */
public record Terms(boolean dryRun, Permission permission, Waiting waiting) {
}
