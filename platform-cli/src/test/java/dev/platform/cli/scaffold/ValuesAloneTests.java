package dev.platform.cli.scaffold;

import java.util.Map;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ValuesAloneTests {

	private static final Map<String, Object> VALUES = Map.of("name", "orders", "postgres", true);

	@ParameterizedTest
	@ValueSource(strings = { "{{name.intern}}", "{{name.class}}", "{{#name.toCharArray}}x{{/name.toCharArray}}",
			"{{#name.lines}}x{{/name.lines}}" })
	void callsNoMethodOfAValue(String text) {
		assertThatExceptionOfType(MustacheException.class).isThrownBy(() -> fill(text));
	}

	@Test
	void fillsInValuesAndSections() {
		assertThat(fill("{{name}}{{#postgres}} with a database{{/postgres}}")).isEqualTo("orders with a database");
	}

	private static String fill(String text) {
		return Mustache.compiler().strictSections(true).withCollector(new ValuesAlone()).compile(text).execute(VALUES);
	}

}
