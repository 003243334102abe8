package dev.platform.result.page;

import dev.platform.result.counts.Counts;
import dev.platform.result.counts.LiveCounts;
import dev.platform.result.counts.Tally;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page for people, who may see what was last heard of, and the counts for scripts,
 * which get the truth or an error.
 */
@RestController
class ResultPage {

	private final Options options;

	private final LiveCounts live;

	private final Counts counts;

	private final Templates templates;

	ResultPage(Options options, LiveCounts live, Counts counts, Templates templates) {
		this.options = options;
		this.live = live;
		this.counts = counts;
		this.templates = templates;
	}

	@GetMapping("/")
	ResponseEntity<String> page() {
		return ResponseEntity.ok()
			.contentType(Templates.HTML)
			.cacheControl(CacheControl.noStore())
			.body(this.templates.standing(Standing.of(this.options, this.live.current())));
	}

	@GetMapping(path = "/counts", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Tally> counts() {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(this.counts.read());
	}

	@ExceptionHandler
	ResponseEntity<Void> databaseAway(DataAccessResourceFailureException away) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5").build();
	}

}
