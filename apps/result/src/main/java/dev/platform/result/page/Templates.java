package dev.platform.result.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Fills in the pages; every value is escaped.
 */
@Component
class Templates {

	static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private final Template standing = compile("standing.html");

	private final Template problem = compile("problem.html");

	String standing(Standing standing) {
		return this.standing.execute(standing);
	}

	String problem(Problem problem) {
		return this.problem.execute(problem);
	}

	private static Template compile(String name) {
		try {
			String text = new ClassPathResource("templates/" + name).getContentAsString(StandardCharsets.UTF_8);
			return Mustache.compiler().escapeHTML(true).nullValue("").compile(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
