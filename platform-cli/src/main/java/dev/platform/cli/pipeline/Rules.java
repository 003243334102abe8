package dev.platform.cli.pipeline;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What has to hold before an environment is changed.
 *
 * @param order null for the first environment, to which nothing is promoted
 * @param health null where the environment before need not be well
 * @param signed null where commits need no signature
 * @param signatures null where commits count whoever signed them
 * @param pullRequest null where changes are pushed to the branch
 */
public record Rules(@Nullable Rule order, @Nullable Rule health, @Nullable Soak soak, List<Freeze> freezes,
		@Nullable Rule pullRequest, @Nullable Rule signed, @Nullable Rule signatures) {
}
