package dev.platform.cli.forge;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * GitHub's REST interface, version 2022-11-28.
 */
record GitHub(Rest rest, ForgeAddress address) implements Forge {

	static final Map<String, String> HEADERS = Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version",
			"2022-11-28");

	/** The interface of github.com, or of a server of one's own. */
	static URI api(URI site) {
		return "github.com".equals(site.getHost()) ? URI.create("https://api.github.com")
				: URI.create(site + "/api/v3");
	}

	@Override
	public Optional<OpenRequest> find(String branch, String target) {
		JsonNode found = this.rest
			.get(pulls() + "?state=open&head=%s&base=%s".formatted(Rest.encoded(this.address.owner() + ":" + branch),
					Rest.encoded(target)))
			.orElseThrow(this.rest::absent);
		return found.valueStream().map(GitHub::request).findFirst();
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
