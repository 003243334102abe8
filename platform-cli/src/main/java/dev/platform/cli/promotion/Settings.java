package dev.platform.cli.promotion;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.platform.engine.Problem;

/**
 * Release settings as typed: {@code OPTION_A=Tea,OPTION_B=Coffee}.
 */
record Settings(Map<String, String> values) {

	public static Settings of(String words) {
		Map<String, String> values = new LinkedHashMap<>();
		// A comma parts two settings only where a key follows, so that values may hold
		// commas.
		for (String word : words.split(",(?=[A-Za-z_][A-Za-z0-9_]*=)")) {
			String[] setting = word.split("=", 2);
			if (setting.length < 2) {
				throw Problem.usage("\"%s\" is not a setting".formatted(word),
						"use KEY=value, as in: --set OPTION_A=Tea,OPTION_B=Coffee");
			}
			values.put(setting[0], setting[1]);
		}
		return new Settings(values);
	}

}
