package dev.platform.vote.ballot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * The names of both choices as people read them.
 */
@ConfigurationProperties("vote.options")
public record Options(String a, String b) {

	public Options {
		Assert.hasText(a, "OPTION_A needs a name");
		Assert.hasText(b, "OPTION_B needs a name");
	}

	public String nameOf(Choice choice) {
		return switch (choice) {
			case A -> this.a;
			case B -> this.b;
		};
	}

}
