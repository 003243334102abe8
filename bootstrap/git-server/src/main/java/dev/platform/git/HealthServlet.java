package dev.platform.git;

import java.io.IOException;
import java.nio.file.Files;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * Answers whether the repository can be read and written.
 */
final class HealthServlet extends HttpServlet {

	private final transient Repository repository;

	HealthServlet(Repository repository) {
		this.repository = repository;
	}

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
		boolean usable = this.repository.exactRef(Constants.HEAD) != null
				&& Files.isWritable(this.repository.getDirectory().toPath());
		response.setStatus(usable ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
		response.setContentType("text/plain");
		response.getWriter().println(usable ? "ok" : "the repository cannot be read or written");
	}

}
