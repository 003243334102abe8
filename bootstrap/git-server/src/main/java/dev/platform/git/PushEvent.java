package dev.platform.git;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.ReceiveCommand;

/**
 * A push as GitHub tells it, as far as Argo CD reads it; the names are GitHub's.
 *
 * @param commits one that stands for all: what the push as a whole added, modified and
 * removed; none means that anything may have changed
 */
record PushEvent(String ref, String before, String after, boolean created, boolean deleted, boolean forced,
		List<Commit> commits, Repository repository) {

	/** The change of one branch or tag. */
	static PushEvent of(ReceiveCommand command, List<Commit> commits, URI url) {
		return new PushEvent(command.getRefName(), command.getOldId().name(), command.getNewId().name(),
				command.getType() == ReceiveCommand.Type.CREATE, command.getType() == ReceiveCommand.Type.DELETE,
				command.getType() == ReceiveCommand.Type.UPDATE_NONFASTFORWARD, commits, Repository.at(url));
	}

	/** The branch as it stands, for whoever may have missed a push. */
	static PushEvent asItStands(String ref, ObjectId head, URI url) {
		return new PushEvent(ref, head.name(), head.name(), false, false, false, List.of(), Repository.at(url));
	}

	/** Whether files may have come or gone. */
	boolean movesFiles() {
		return this.commits.isEmpty() || this.commits.stream()
			.anyMatch((commit) -> !(commit.added().isEmpty() && commit.removed().isEmpty()));
	}

	/**
	 * The files that a push changed.
	 */
	record Commit(String id, String message, List<String> added, List<String> modified, List<String> removed) {
	}

	/**
	 * The repository under the addresses that Applications are compared with.
	 *
	 * @param htmlUrl the address without {@code .git}, the one that Argo CD compares
	 */
	record Repository(String name, @JsonProperty("full_name") String fullName, @JsonProperty("html_url") String htmlUrl,
			@JsonProperty("clone_url") String cloneUrl, @JsonProperty("default_branch") String defaultBranch) {

		static Repository at(URI url) {
			String address = url.toString();
			String page = address.substring(0, address.length() - Constants.DOT_GIT_EXT.length());
			return new Repository("platform", "platform", page, address, "main");
		}

	}

}
