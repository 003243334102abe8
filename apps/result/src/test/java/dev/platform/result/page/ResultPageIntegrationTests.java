package dev.platform.result.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.platform.result.RealPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "server.servlet.context-path=/result",
		"management.server.port=0", "result.options.a=<script>alert('cats')</script>" })
class ResultPageIntegrationTests {

	private static final int POSTGRES_PORT = RealPostgres.freePort();

	private static final RealPostgres POSTGRES = RealPostgres.start(POSTGRES_PORT);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final URI page;

	ResultPageIntegrationTests(@LocalServerPort int port) {
		this.page = URI.create("http://localhost:%d/result/".formatted(port));
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		RealPostgres.register(properties, POSTGRES_PORT);
	}

	@AfterAll
	static void stop() throws Exception {
		HTTP.shutdownNow();
		POSTGRES.close();
	}

	@Test
	void showsTheCountsWithoutAnyScript() throws Exception {
		POSTGRES.createSchema();
		POSTGRES.execute("insert into votes (voter, vote, at) values ('x', 'b', now())");
		Awaitility.await()
			.untilAsserted(() -> assertThat(get("").body()).contains("100.0%", "<span id=\"total\">1 vote<"));
	}

	@Test
	void escapesTheNamesOfTheOptions() throws Exception {
		assertThat(get("").body()).contains("&lt;script&gt;").doesNotContain("<script>");
	}

	@Test
	void letsOnlyItsOwnScriptRun() throws Exception {
		assertThat(get("").headers().firstValue("Content-Security-Policy").orElseThrow())
			.startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';");
		assertThat(get("").body()).containsOnlyOnce("<script").contains("<script src=\"live.js\" defer>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "live.js", "style.css", "icon.svg" })
	void servesWhatThePageNeeds(String file) throws Exception {
		var response = get(file);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("ETag")).isPresent();
	}

	@Test
	void redirectsToThePageWithoutNamingAHost() throws Exception {
		var response = get("../result");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location")).contains("/result/");
	}

	@Test
	void explainsAPageThatIsNotThere() throws Exception {
		var response = get("nothing/at/all");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("There is nothing here", "href=\"/result/\"",
				"href=\"/result/style.css\"");
	}

	private HttpResponse<String> get(String path) throws Exception {
		return HTTP.send(HttpRequest.newBuilder(this.page.resolve(path)).build(), BodyHandlers.ofString());
	}

}
