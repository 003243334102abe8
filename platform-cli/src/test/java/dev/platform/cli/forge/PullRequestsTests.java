package dev.platform.cli.forge;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.network.Address;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Against a mock that follows the vendors' documentation of their interfaces.
 */
class PullRequestsTests {

	private static final PullRequest REQUEST = new PullRequest("platform/prod", "main", "Promote vote to prod",
			"**vote** 1 → 2");

	private MockForge forge;

	@BeforeEach
	void start() throws IOException {
		this.forge = MockForge.start();
	}

	@AfterEach
	void stop() {
		this.forge.close();
	}

	@Test
	void opensARequestOnGitHub() {
		this.forge.answers(200, "[]");
		this.forge.answers(201, "{\"number\": 7, \"html_url\": \"https://github.example.com/team/platform/pull/7\"}");
		OpenRequest open = requests("github", Map.of("GITHUB_TOKEN", "t0ken")).put(REQUEST);
		assertThat(open).isEqualTo(new OpenRequest(7, "https://github.example.com/team/platform/pull/7"));
		assertThat(this.forge.requests.get(0))
			.isEqualTo("GET /api/v3/repos/team/platform/pulls?state=open&head=team%3Aplatform%2Fprod&base=main");
		assertThat(this.forge.requests.get(1)).startsWith("POST /api/v3/repos/team/platform/pulls {")
			.contains("\"head\":\"platform/prod\"", "\"base\":\"main\"", "\"title\":\"Promote vote to prod\"",
					"\"body\":\"**vote** 1 → 2\"");
		assertThat(this.forge.authorizations).containsOnly("Bearer t0ken");
	}

	@Test
	void updatesTheOpenRequestOnGitHub() {
		this.forge.answers(200, "[{\"number\": 7, \"html_url\": \"u\"}]");
		this.forge.answers(200, "{\"number\": 7, \"html_url\": \"u\"}");
		assertThat(requests("github", Map.of("GH_TOKEN", "t0ken")).put(REQUEST).number()).isEqualTo(7);
		assertThat(this.forge.requests.get(1)).startsWith("PATCH /api/v3/repos/team/platform/pulls/7 {");
	}

	@Test
	void updatesWhatSomebodyOpenedMeanwhile() {
		this.forge.answers(200, "[]");
		this.forge.answers(422, "{\"message\": \"A pull request already exists for team:platform/prod.\"}");
		this.forge.answers(200, "[{\"number\": 7, \"html_url\": \"u\"}]");
		this.forge.answers(200, "{\"number\": 7, \"html_url\": \"u\"}");
		assertThat(requests("github", Map.of("GITHUB_TOKEN", "t0ken")).put(REQUEST).number()).isEqualTo(7);
		assertThat(this.forge.requests.get(3)).startsWith("PATCH /api/v3/repos/team/platform/pulls/7 {");
	}

	@Test
	void tellsWhyNoRequestIsOpenedWhereNoneIsOpen() {
		this.forge.answers(200, "[]");
		this.forge.answers(422, "{\"message\": \"No commits between main and platform/prod\"}");
		this.forge.answers(200, "[]");
		assertThat(catchThrowableOfType(Problem.class,
				() -> requests("github", Map.of("GITHUB_TOKEN", "t0ken")).put(REQUEST)))
			.hasMessageContaining("No commits between");
	}

	@Test
	void opensAndUpdatesAMergeRequestOnGitLab() {
		this.forge.answers(200, "[]");
		this.forge.answers(201, "{\"iid\": 3, \"web_url\": \"u\"}");
		this.forge.answers(200, "[{\"iid\": 3, \"web_url\": \"u\"}]");
		this.forge.answers(200, "{\"iid\": 3, \"web_url\": \"u\"}");
		PullRequests requests = requests("gitlab", Map.of("GITLAB_TOKEN", "t0ken"));
		assertThat(requests.put(REQUEST)).isEqualTo(requests.put(REQUEST)).isEqualTo(new OpenRequest(3, "u"));
		assertThat(this.forge.requests.get(0)).isEqualTo("GET /api/v4/projects/team%2Fplatform/merge_requests"
				+ "?state=opened&source_branch=platform%2Fprod&target_branch=main");
		assertThat(this.forge.requests.get(1)).startsWith("POST /api/v4/projects/team%2Fplatform/merge_requests {")
			.contains("\"source_branch\":\"platform/prod\"", "\"description\":\"**vote** 1 → 2\"");
		assertThat(this.forge.requests.get(3)).startsWith("PUT /api/v4/projects/team%2Fplatform/merge_requests/3 {");
	}

	@Test
	void takesTheTokenOfAFileAndElseThePasswordThatGitIsGiven(@TempDir Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve("token"), "fr0m-file\n");
		this.forge.answers(200, "[]");
		this.forge.answers(200, "[]");
		requests("gitlab", Map.of("PLATFORM_TOKEN_FILE", file.toString())).find("b", "main");
		new PullRequests(Map.of("PLATFORM_FORGE", "gitlab"), this::remote, Optional::empty,
				() -> Optional.of("fr0m-git"))
			.find("b", "main");
		assertThat(this.forge.authorizations).containsExactly("Bearer fr0m-file", "Bearer fr0m-git");
	}

	@Test
	void saysWhichVariableTakesAToken() {
		assertThat(problem(requests("gitea", Map.of())).hint()).startsWith("set GITEA_TOKEN");
	}

	@Test
	void tellsWhatTheForgeRefusesWithoutTheToken() {
		this.forge.answers(403, "{\"message\": \"Resource not accessible by personal access token\"}");
		Problem problem = problem(requests("github", Map.of("GITHUB_TOKEN", "t0ken")));
		StringWriter trace = new StringWriter();
		problem.printStackTrace(new PrintWriter(trace));
		assertThat(trace.toString()).contains("Resource not accessible").doesNotContain("t0ken");
	}

	@Test
	void saysThatTheAddressIsNotOneOfAForge() {
		this.forge.answers(200, "<html>");
		assertThat(problem(requests("github", Map.of("GITHUB_TOKEN", "t0ken"))))
			.hasMessageContaining("does not answer like GITHUB");
	}

	@Test
	void readsNoAnswerWithoutEnd() {
		this.forge.answers(200, "[" + " ".repeat(5_000_000));
		assertThat(problem(requests("github", Map.of("GITHUB_TOKEN", "t0ken")))).hasMessageStartingWith("cannot reach ")
			.hasMessageContaining("body exceeds");
	}

	@Test
	void saysThatNoRepositoryIsShown() {
		this.forge.answers(404, "{\"message\": \"Not Found\"}");
		assertThat(problem(requests("github", Map.of("GITHUB_TOKEN", "t0ken")))).hasMessageContaining("there is no");
	}

	@ParameterizedTest
	@CsvSource({ "https://github.com/team/platform.git, https://github.com, team/platform",
			"https://user:token@git.example.com:8443/group/sub/platform, https://git.example.com:8443, group/sub/platform",
			"git@gitlab.com:group/sub/platform.git, https://gitlab.com, group/sub/platform",
			"ssh://git@git.example.com:2222/team/platform.git, https://git.example.com, team/platform" })
	void readsTheForgeFromTheRemotesAddress(String remote, String site, String path) {
		assertThat(ForgeAddress.of(Address.of("test", remote))).isEqualTo(new ForgeAddress(URI.create(site), path));
	}

	@Test
	void knowsThatAFolderIsNoForge() {
		assertThat(
				catchThrowableOfType(Problem.class, () -> ForgeAddress.of(Address.of("test", "/srv/git/platform.git")))
					.hint())
			.startsWith("set delivery: commit");
	}

	private PullRequests requests(String kind, Map<String, String> variables) {
		Map<String, String> environment = new HashMap<>(variables);
		environment.put("PLATFORM_FORGE", kind);
		environment.put("PLATFORM_REPOSITORY", remote().toString());
		return new PullRequests(environment, this::remote, Optional::empty, Optional::empty);
	}

	private Address remote() {
		return Address.of("test", this.forge.url() + "/team/platform.git");
	}

	private static Problem problem(PullRequests requests) {
		return catchThrowableOfType(Problem.class, () -> requests.find("b", "main"));
	}

}
