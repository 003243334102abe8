package dev.platform.vote.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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

	private final Template question = compile("question.html");

	private final Template problem = compile("problem.html");

	String question(Question question) {
		return this.question.execute(question);
	}

	/**
	 * The page of a problem.
	 * @param home the path of the page; what was asked for may be anywhere below it
	 */
	String problem(Problem problem, String home) {
		return this.problem.execute(Map.of("home", home, "problem", problem));
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
