package dev.platform.git;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SettingsTests {

	private final Map<String, String> environment = new HashMap<>(Map.of("GIT_SERVER_USERNAME", "platform",
			"GIT_SERVER_PASSWORD", "right", "GIT_SERVER_URL", "http://git/platform.git"));

	@Test
	void readsTheEnvironment() {
		this.environment.put("GIT_SERVER_WEBHOOK_URLS", "http://one/api/webhook, http://other/api/webhook,");
		this.environment.put("GIT_SERVER_FOLDER_WEBHOOK_URLS", "http://third/api/webhook");
		this.environment.put("GIT_SERVER_WEBHOOK_SECRET", "shared");
		Settings settings = Settings.read(this.environment);
		assertThat(settings.receivers().pushes()).containsExactly(URI.create("http://one/api/webhook"),
				URI.create("http://other/api/webhook"));
		assertThat(settings.receivers().folders()).containsExactly(URI.create("http://third/api/webhook"));
		assertThat(settings.anonymousFetch()).isFalse();
		assertThat(settings.maxPushBytes()).isEqualTo(64 * 1024 * 1024);
	}

	@Test
	void refusesToStartWithoutAPassword() {
		this.environment.put("GIT_SERVER_PASSWORD", "");
		assertThatIllegalArgumentException().isThrownBy(() -> Settings.read(this.environment))
			.withMessage("GIT_SERVER_PASSWORD is not set");
	}

	@Test
	void refusesToSendEventsThatNobodyCouldTrust() {
		this.environment.put("GIT_SERVER_WEBHOOK_URLS", "http://one/api/webhook");
		assertThatIllegalArgumentException().isThrownBy(() -> Settings.read(this.environment))
			.withMessageContaining("GIT_SERVER_WEBHOOK_SECRET");
	}

	@Test
	void doesNotPrintSecrets() {
		assertThat(Settings.read(this.environment).credentials().toString()).doesNotContain("right");
	}

}
