package dev.platform.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.platform.local.fixture.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages as people see them behind the edge: prod's first vote, and dev's whatever
 * their devices are like and whatever dies.
 */
class VotingBrowserIntegrationTests {

	private static final double SECOND = 1000;

	private static final int FINGER = 44;

	private static Platform platform;

	private static Chromium chromium;

	@BeforeAll
	static void start(@TempDir Path state) throws Exception {
		platform = new Platform(state, "127.31");
		Platform.Ended up = platform.start("up");
		assertThat(up.code()).as(up.errors()).isZero();
		chromium = new Chromium();
	}

	@AfterAll
	static void stop() throws Exception {
		chromium.close();
		platform.close();
	}

	@Test
	void countsAVoteOnAnOpenPageWithoutAReload() {
		try (BrowserContext viewer = chromium.somebody()) {
			Page result = open(viewer, "prod", "/result/");
			assertThat(result.locator("body")).containsText("Cats");
			result.evaluate("window.neverReloaded = true");
			vote("prod");
			assertThat(result.locator("body")).containsText("1 vote");
			assertThat(result.evaluate("window.neverReloaded")).isEqualTo(true);
		}
	}

	@Test
	void redirectsTheShortAddressToThePage() {
		try (BrowserContext somebody = chromium.somebody()) {
			Page page = open(somebody, "dev", "/vote");
			assertThat(page.url()).isEqualTo(platform.address("dev", "/vote/"));
			assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(2);
		}
	}

	@Test
	void showsNewCountsOnceTheServiceThatDiedIsBack() throws Exception {
		try (BrowserContext viewer = chromium.somebody()) {
			Page page = open(viewer, "dev", "/result/");
			assertThat(page.locator("#state")).hasText("Live");
			page.evaluate("window.neverReloaded = true");
			int before = total(page);
			kill("dev", "result");
			assertThat(page.locator("#state")).hasText("Reconnecting…");
			vote("dev");
			assertThat(page.locator("#state")).hasText("Live", within(60));
			assertThat(page.locator("#total")).hasText(votes(before + 1));
			assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
		}
	}

	@Test
	void asksMoreAndMoreSeldomWhileTheConnectionIsCut() {
		AtomicBoolean cut = new AtomicBoolean();
		List<WebSocketRoute> attempts = new ArrayList<>();
		try (BrowserContext viewer = chromium.somebody()) {
			viewer.routeWebSocket("**/live", (socket) -> {
				attempts.add(socket);
				if (cut.get()) {
					socket.close();
				}
				else {
					socket.connectToServer();
				}
			});
			Page page = open(viewer, "dev", "/result/");
			assertThat(page.locator("#state")).hasText("Live");
			int before = total(page);
			cut.set(true);
			attempts.getFirst().close();
			assertThat(page.locator("#state")).hasText("Reconnecting…");
			page.waitForTimeout(8 * SECOND);
			// After a half to the whole of 0.5, 1, 2, 4 and 8 s.
			assertThat(attempts.subList(1, attempts.size())).hasSizeBetween(4, 5);
			vote("dev");
			cut.set(false);
			assertThat(page.locator("#total")).hasText(votes(before + 1), within(20));
			assertThat(page.locator("#state")).hasText("Live");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/vote/", "/result/", "/result/nothing" })
	void fitsAPhoneAndItsFingers(String path) {
		try (BrowserContext phone = chromium
			.somebody((options) -> options.setViewportSize(360, 740).setIsMobile(true).setHasTouch(true))) {
			Page page = open(phone, "dev", path);
			assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
			assertThat(page.getByRole(AriaRole.BUTTON).all()).allSatisfy((button) -> {
				assertThat(button.boundingBox().width).isGreaterThanOrEqualTo(FINGER);
				assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(FINGER);
			});
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "DARK" })
	void canBeReadByDayAndByNight(ColorScheme scheme) {
		try (BrowserContext somebody = chromium.somebody((options) -> options.setColorScheme(scheme))) {
			for (String path : List.of("/vote/", "/result/", "/result/nothing")) {
				Page page = open(somebody, "dev", path);
				double brightness = Legibility.brightness(page);
				assertThat(brightness < 0.1).as("%s is dark: %s", path, brightness)
					.isEqualTo(scheme == ColorScheme.DARK);
				assertThat(Legibility.faint(page)).as(path).isEmpty();
			}
		}
	}

	@Test
	void tellsAScreenReaderWhatToDoAndWhatWasDone() {
		try (BrowserContext listener = chromium.somebody()) {
			Page page = open(listener, "dev", "/vote/");
			assertThat(page.getByRole(AriaRole.MAIN)).matchesAriaSnapshot("""
					- heading "Cats or Dogs?" [level=1]
					- button "Cats"
					- button "Dogs"
					- paragraph: One vote each. Pick one.
					""");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cats")).click();
			assertThat(page).hasTitle("You voted Cats");
			assertThat(page.getByRole(AriaRole.MAIN)).matchesAriaSnapshot("""
					- button "Cats Your vote":
					  - img "Your vote"
					""");
		}
	}

	@Test
	void tellsAScreenReaderTheCountsAndWhenTheyChangeUnlessItIsPaused() {
		try (BrowserContext listener = chromium.somebody()) {
			Page page = open(listener, "dev", "/result/");
			assertThat(page.getByRole(AriaRole.MAIN)).matchesAriaSnapshot("""
					- heading "Cats or Dogs?" [level=1]
					- term: Cats
					- definition: /\\d+\\.\\d%/
					- definition: /\\d+ votes?/
					- term: Dogs
					- definition: /\\d+\\.\\d%/
					- definition: /\\d+ votes?/
					- paragraph:
					  - text: /\\d+ votes? ● Live/
					  - button "Pause"
					- status
					""");
			Locator spoken = page.getByRole(AriaRole.STATUS);
			assertThat(spoken).hasAttribute("aria-live", "polite");
			assertThat(page.locator("#state")).hasText("Live");
			int before = total(page);
			page.getByRole(AriaRole.BUTTON).click();
			assertThat(spoken).hasText("Paused");
			vote("dev");
			page.waitForTimeout(2 * SECOND);
			assertThat(page.locator("#total")).hasText(votes(before));
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on")).click();
			assertThat(page.locator("#total")).hasText(votes(before + 1));
			assertThat(spoken).containsText(page.locator(".option.a .votes").textContent(),
					new LocatorAssertions.ContainsTextOptions().setTimeout(20 * SECOND));
		}
	}

	private static Page open(BrowserContext context, String environment, String path) {
		Page page = context.newPage();
		page.navigate(platform.address(environment, path));
		return page;
	}

	private static void vote(String environment) {
		try (BrowserContext voter = chromium.somebody()) {
			Page page = open(voter, environment, "/vote/");
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cats")).click();
			assertThat(page.locator("body")).containsText("You voted Cats");
		}
	}

	private static void kill(String environment, String service) throws IOException {
		JsonNode status = new ObjectMapper().readTree(platform.home().resolve("status.json").toFile());
		long pid = named(service, named(environment, status.path("environments")).path("services")).path("pid").asLong();
		ProcessHandle.of(pid).orElseThrow().destroyForcibly();
	}

	private static JsonNode named(String name, JsonNode all) {
		return all.valueStream().filter((one) -> one.path("name").asText().equals(name)).findFirst().orElseThrow();
	}

	private static int total(Page page) {
		return Integer.parseInt(page.locator("#total").textContent().replaceAll("\\D", ""));
	}

	private static String votes(int count) {
		return (count == 1) ? "1 vote" : count + " votes";
	}

	private static LocatorAssertions.HasTextOptions within(int seconds) {
		return new LocatorAssertions.HasTextOptions().setTimeout(seconds * SECOND);
	}

}
