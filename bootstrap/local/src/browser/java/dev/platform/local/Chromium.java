package dev.platform.local;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * The system's own Chromium.
 */
final class Chromium implements AutoCloseable {

	private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright = Playwright.create();

	private final Browser browser = this.playwright.chromium()
		.launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(System.getProperty("browser")))
			.setArgs(QUIET));

	/** Somebody with no cookies yet. */
	BrowserContext somebody() {
		return somebody(UnaryOperator.identity());
	}

	// The machine's own authority is not in the browser's store; the other tests verify it.
	BrowserContext somebody(UnaryOperator<Browser.NewContextOptions> with) {
		return this.browser.newContext(with.apply(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true)));
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
