package dev.platform.vote.page;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.vote.RealRedis;
import dev.platform.vote.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.servlet.context-path=/vote", "management.server.port=0",
				"vote.options.a=<script>alert('cats')</script>", "vote.options.b=Dogs & \"puppies\"" })
class VotePageIntegrationTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final RealRedis SERVER = RealRedis.onFreePort();

	static {
		SERVER.start();
	}

	private final RedisClient redis;

	private final URI page;

	VotePageIntegrationTests(@Autowired RedisClient redis, @LocalServerPort int port) {
		this.redis = redis;
		this.page = URI.create("http://localhost:%d/vote/".formatted(port));
	}

	@AfterAll
	static void stop() {
		SERVER.die();
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		properties.add("redis.port", () -> SERVER.port());
	}

	@BeforeEach
	void emptyTheQueue() {
		this.redis.del("votes");
	}

	@Test
	void putsAVoteOnTheQueueAndSaysWhatWasVoted() throws Exception {
		Visitor visitor = new Visitor(this.page);
		assertThat(visitor.look().body()).doesNotContain("You voted");
		var voted = visitor.vote("b");
		assertThat(voted.statusCode()).isEqualTo(303);
		assertThat(voted.headers().firstValue("Location")).contains("./");
		assertThat(queued()).singleElement()
			.satisfies((vote) -> assertThat(vote).containsEntry("vote", "b").containsEntry("voter", visitor.voter()))
			.satisfies((vote) -> assertThat(Long.parseLong(vote.get("at"))).isPositive());
		assertThat(visitor.look().body()).contains("You voted <strong>Dogs &amp;", "<title>You voted Dogs &amp;");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "b" })
	void takesTheFormThatTheBenchmarksHaveForAb(String option) throws Exception {
		String form = Files.readString(Path.of("../benchmarks/ab/vote-" + option));
		assertThat(new Visitor(this.page).post(FORM, form).statusCode()).isEqualTo(303);
		assertThat(queued()).extracting("vote").containsExactly(option);
	}

	@Test
	void letsTheFirstVoteCount() throws Exception {
		Visitor visitor = new Visitor(this.page);
		visitor.vote("a");
		assertThat(visitor.vote("b").statusCode()).isEqualTo(303);
		assertThat(queued()).extracting("vote").containsExactly("a");
	}

	@Test
	void treatsADoubleClickAsOneVoter() throws Exception {
		Visitor visitor = new Visitor(this.page);
		visitor.look();
		String cookie = visitor.voter();
		visitor.vote("a");
		assertThat(queued()).extracting("voter").containsExactly(cookie);
	}

	@Test
	void treatsEveryVoteWithoutACookieAsANewVoter() throws Exception {
		new Visitor(this.page).vote("a");
		new Visitor(this.page).vote("a");
		assertThat(queued()).extracting("voter").doesNotHaveDuplicates().hasSize(2);
	}

	@Test
	void keepsTheBallotFromScriptsAndOtherSites() throws Exception {
		var response = new Visitor(this.page).look();
		assertThat(response.headers().firstValue("Set-Cookie").orElseThrow()).contains("Path=/vote/")
			.contains("HttpOnly")
			.contains("SameSite=Lax")
			.doesNotContain("Secure");
	}

	@Test
	void marksTheCookieSecureBehindATlsProxy() throws Exception {
		var response = new Visitor(this.page).vote("a", "X-Forwarded-Proto", "https");
		assertThat(response.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
	}

	@ParameterizedTest
	@ValueSource(strings = { "vote=c", "vote=", "vote=A", "vote=a&vote=b", "other=a", "" })
	void refusesAThirdOption(String form) throws Exception {
		assertThat(new Visitor(this.page).post(FORM, form).statusCode()).isEqualTo(400);
		assertThat(queued()).isEmpty();
	}

	@Test
	void refusesAForgedBallot() throws Exception {
		Visitor visitor = new Visitor(this.page).withCookie("voter=somebody.-.forged");
		assertThat(visitor.vote("a").statusCode()).isEqualTo(400);
		assertThat(queued()).isEmpty();
	}

	@Test
	void replacesAForgedBallotWhenThePageIsOpened() throws Exception {
		Visitor visitor = new Visitor(this.page).withCookie("voter=somebody.-.forged");
		assertThat(visitor.look().statusCode()).isEqualTo(200);
		assertThat(visitor.vote("a").statusCode()).isEqualTo(303);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/plain", "multipart/form-data; boundary=x" })
	void refusesWhatIsNoForm(String type) throws Exception {
		assertThat(new Visitor(this.page).post(type, "vote=a").statusCode()).isEqualTo(415);
		assertThat(queued()).isEmpty();
	}

	@Test
	void takesAKibibyteAndNoMore() throws Exception {
		String form = "vote=a&padding=";
		String kibibyte = form + "x".repeat(1024 - form.length());
		assertThat(new Visitor(this.page).post(FORM, kibibyte).statusCode()).isEqualTo(303);
		assertThat(new Visitor(this.page).post(FORM, kibibyte + "x").statusCode()).isEqualTo(413);
		assertThat(queued()).hasSize(1);
	}

	@Test
	void countsTheBytesOfAFormThatDoesNotSayHowManyItHas() throws Exception {
		assertThat(new Visitor(this.page).postInChunks(FORM, "vote=a").statusCode()).isEqualTo(303);
		String tooLong = "vote=a&padding=" + "x".repeat(1024);
		assertThat(new Visitor(this.page).postInChunks(FORM, tooLong).statusCode()).isEqualTo(413);
		assertThat(queued()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "vote=%zz", "vote=%", "vote=a&%zz=1" })
	void doesNotTakeAFormThatNobodyCanReadForALongOne(String form) throws Exception {
		var refused = new Visitor(this.page).post(FORM, form);
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("We could not read that vote");
		assertThat(queued()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Origin, https://elsewhere.example", "Origin, null", "Origin, ::", "Sec-Fetch-Site, cross-site",
			"Sec-Fetch-Site, same-site" })
	void refusesAVoteFromAnotherSite(String header, String value) throws Exception {
		assertThat(new Visitor(this.page).vote("a", header, value).statusCode()).isEqualTo(403);
		assertThat(queued()).isEmpty();
	}

	@Test
	void takesAVoteFromItsOwnPage() throws Exception {
		String origin = "https://" + this.page.getAuthority();
		assertThat(new Visitor(this.page).vote("a", "Origin", origin).statusCode()).isEqualTo(303);
		assertThat(new Visitor(this.page).vote("a", "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
	}

	@Test
	void takesAVoteFromItsOwnPageThroughAProxyThatCallsItOtherwise() throws Exception {
		assertThat(
				new Visitor(this.page).vote("a", "Origin", "https://vote.example", "X-Forwarded-Host", "vote.example")
					.statusCode())
			.isEqualTo(303);
		assertThat(new Visitor(this.page)
			.vote("a", "Origin", "https://elsewhere.example", "X-Forwarded-Host", "vote.example")
			.statusCode()).isEqualTo(403);
	}

	@Test
	void escapesTheNamesOfTheOptions() throws Exception {
		assertThat(new Visitor(this.page).look().body()).contains("&lt;script&gt;")
			.contains("&quot;puppies&quot;")
			.doesNotContain("<script");
	}

	@Test
	void redirectsToThePageWithoutNamingAHost() throws Exception {
		var response = new Visitor(URI.create(this.page.toString().replaceAll("/$", ""))).look();
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("Location")).contains("/vote/");
	}

	@Test
	void letsNothingElseIntoThePage() throws Exception {
		var headers = new Visitor(this.page).look().headers();
		assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
		assertThat(headers.firstValue("Cache-Control")).contains("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "style.css", "icon.svg" })
	void servesWhatThePageNeeds(String file) throws Exception {
		var response = new Visitor(this.page.resolve(file)).look();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("ETag")).isPresent();
	}

	@Test
	void explainsAPageThatIsNotThere() throws Exception {
		var response = new Visitor(this.page.resolve("nothing/at/all")).look();
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("There is nothing here", "href=\"/vote/\"", "href=\"/vote/style.css\"");
	}

	private List<Map<String, String>> queued() {
		return SERVER.entries();
	}

}
