package dev.platform.benchmarks.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a service's image gives the JVM, as the root's and the module's {@code pom.xml}
 * have it.
 */
record Image(List<String> flags, Map<String, String> environment) {

	private static final Pattern FLAG = Pattern.compile("<jvmFlag>(.*)</jvmFlag>");

	private static final Pattern ENVIRONMENT = Pattern.compile("(?s)<environment>(.*?)</environment>");

	private static final Pattern ELEMENT = Pattern.compile("<([\\w.-]+)>([^<]*)</\\1>");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(jvm[\\w.-]+)}");

	static Image of(Checkout checkout, String module) {
		String root = checkout.read("pom.xml");
		Map<String, String> values = elements(root);
		values.putAll(elements(checkout.read("apps/%s/pom.xml".formatted(module))));
		List<String> flags = FLAG.matcher(root).results().map((flag) -> fill(flag.group(1), values)).toList();
		return new Image(flags, elements(ENVIRONMENT.matcher(root).results().findFirst().orElseThrow().group(1)));
	}

	private static String fill(String flag, Map<String, String> values) {
		return PLACEHOLDER.matcher(flag).replaceAll((name) -> values.get(name.group(1)));
	}

	private static Map<String, String> elements(String xml) {
		Map<String, String> elements = new LinkedHashMap<>();
		for (MatchResult element : ELEMENT.matcher(xml).results().toList()) {
			elements.put(element.group(1), element.group(2));
		}
		return elements;
	}

}
