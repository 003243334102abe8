package dev.platform.cli.gitops;

import java.util.List;

import dev.platform.cli.manifest.ApiRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What an API server says to manifests that it does not keep.
 *
 * @param notAsked why it was not asked, or not about everything; null where it was
 */
public record ServerAnswer(@Nullable String notAsked, List<ApiRefusal> refusals) {

	public static ServerAnswer notAsked(String reason) {
		return new ServerAnswer(reason, List.of());
	}

}
