package dev.platform.local;

import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.platform.local.fixture.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prod as people see it: the system's own Chromium on the pages behind the edge.
 */
class VotingBrowserIntegrationTests {

	private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static Platform platform;

	private static Playwright playwright;

	private static Browser browser;

	@BeforeAll
	static void start(@TempDir Path state) throws Exception {
		platform = new Platform(state, "127.31");
		Platform.Ended up = platform.start("up");
		assertThat(up.code()).as(up.errors()).isZero();
		playwright = Playwright.create();
		browser = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(System.getProperty("browser")))
				.setArgs(QUIET));
	}

	@AfterAll
	static void stop() throws Exception {
		browser.close();
		playwright.close();
		platform.close();
	}

	@Test
	void countsAVoteOnAnOpenPageWithoutAReload() {
		try (BrowserContext voter = context(); BrowserContext viewer = context()) {
			Page result = viewer.newPage();
			result.navigate(platform.address("prod", "/result/"));
			PlaywrightAssertions.assertThat(result.locator("body")).containsText("Cats");
			result.evaluate("window.neverReloaded = true");
			Page vote = voter.newPage();
			vote.navigate(platform.address("prod", "/vote/"));
			vote.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cats")).click();
			PlaywrightAssertions.assertThat(vote.locator("body")).containsText("You voted Cats");
			PlaywrightAssertions.assertThat(result.locator("body")).containsText("1 vote");
			assertThat(result.evaluate("window.neverReloaded")).isEqualTo(true);
		}
	}

	@Test
	void redirectsTheShortAddressToThePage() {
		try (BrowserContext context = context()) {
			Page page = context.newPage();
			page.navigate(platform.address("dev", "/vote"));
			assertThat(page.url()).isEqualTo(platform.address("dev", "/vote/"));
			PlaywrightAssertions.assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(2);
		}
	}

	// The machine's own authority is not in the browser's store; the other tests verify it.
	private static BrowserContext context() {
		return browser.newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
	}

}
