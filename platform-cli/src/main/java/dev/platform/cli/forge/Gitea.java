package dev.platform.cli.forge;

import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * Gitea's REST interface, version 1, which Forgejo has, too.
 */
record Gitea(Rest rest, ForgeAddress address) implements Forge {

	// Asked for by its branches an open request alone is found; where there is none, so
	// is
	// a repository that does not exist.
	@Override
	public Optional<OpenRequest> find(String branch, String target) {
		Optional<JsonNode> found = this.rest.get(pulls() + "/" + Rest.encoded(target) + "/" + branch);
		if (found.isEmpty()) {
			this.rest.get("/repos/" + this.address.path()).orElseThrow(this.rest::absent);
		}
		return found.filter((answer) -> answer.path("state").asString().equals("open")).map(Gitea::request);
	}

	@Override
	public OpenRequest open(PullRequest request) {
		return request(this.rest.send("POST", pulls(), Map.of("title", request.title(), "body", request.body(), "head",
				request.branch(), "base", request.target())));
	}

	@Override
	public OpenRequest update(OpenRequest open, PullRequest request) {
		return request(this.rest.send("PATCH", pulls() + "/" + open.number(),
				Map.of("title", request.title(), "body", request.body())));
	}

	private String pulls() {
		return "/repos/" + this.address.path() + "/pulls";
	}

	private static OpenRequest request(JsonNode answer) {
		return new OpenRequest(answer.path("number").asLong(), answer.path("html_url").asString());
	}

}
