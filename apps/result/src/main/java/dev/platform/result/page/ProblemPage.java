package dev.platform.result.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows a problem as a page, with the way back.
 */
@RestController
class ProblemPage implements ErrorController {

	private final Templates templates;

	private final String home;

	ProblemPage(Templates templates, @Value("${server.servlet.context-path:}") String contextPath) {
		this.templates = templates;
		this.home = contextPath + "/";
	}

	@RequestMapping("/error")
	ResponseEntity<String> error(HttpServletRequest request) {
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		Problem problem = Problem.of((status instanceof Integer code) ? code : 404);
		return ResponseEntity.status(problem.status())
			.contentType(Templates.HTML)
			.cacheControl(CacheControl.noStore())
			.body(this.templates.problem(problem, this.home));
	}

}
