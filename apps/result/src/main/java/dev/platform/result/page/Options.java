package dev.platform.result.page;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * The names of both options as people read them.
 */
@ConfigurationProperties("result.options")
record Options(String a, String b) {

	public Options {
		Assert.hasText(a, "OPTION_A needs a name");
		Assert.hasText(b, "OPTION_B needs a name");
	}

}
