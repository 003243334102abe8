package dev.platform.{{package}}.page;

{{#postgres}}
import dev.platform.{{package}}.store.Visits;

{{/postgres}}
{{^postgres}}
import java.util.concurrent.atomic.AtomicLong;

{{/postgres}}
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The first page: here the work begins.
 */
@RestController
class GreetingPage {

	private static final String NAME = "{{name}}";

{{#postgres}}
	private final Visits visits;

	GreetingPage(Visits visits) {
		this.visits = visits;
	}

	@GetMapping("/")
	Greeting greet() {
		return new Greeting(NAME, this.visits.count());
	}
{{/postgres}}
{{^postgres}}
	private final AtomicLong visits = new AtomicLong();

	@GetMapping("/")
	Greeting greet() {
		return new Greeting(NAME, this.visits.incrementAndGet());
	}
{{/postgres}}

}
