package dev.platform.cli.forge;

import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * GitLab's REST interface, version 4, where pull requests are merge requests.
 */
record GitLab(Rest rest, ForgeAddress address) implements Forge {

	@Override
	public Optional<OpenRequest> find(String branch, String target) {
		JsonNode found = this.rest
			.get(requests() + "?state=opened&source_branch=%s&target_branch=%s".formatted(Rest.encoded(branch),
					Rest.encoded(target)))
			.orElseThrow(this.rest::absent);
		return found.valueStream().map(GitLab::request).findFirst();
	}

	@Override
	public OpenRequest open(PullRequest request) {
		return request(this.rest.send("POST", requests(), Map.of("title", request.title(), "description",
				request.body(), "source_branch", request.branch(), "target_branch", request.target())));
	}

	@Override
	public OpenRequest update(OpenRequest open, PullRequest request) {
		return request(this.rest.send("PUT", requests() + "/" + open.number(),
				Map.of("title", request.title(), "description", request.body())));
	}

	private String requests() {
		return "/projects/" + Rest.encoded(this.address.path()) + "/merge_requests";
	}

	private static OpenRequest request(JsonNode answer) {
		return new OpenRequest(answer.path("iid").asLong(), answer.path("web_url").asString());
	}

}
