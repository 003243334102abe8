package dev.platform.git;

import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.http.server.resolver.AsIsFileService;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.resolver.ServiceNotAuthorizedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Git's HTTP protocol for the one repository {@code /platform.git}.
 */
final class GitEndpoint {

	private static final Logger logger = LoggerFactory.getLogger(GitEndpoint.class);

	/** Seconds without a byte after which a client is taken for gone. */
	private static final int PATIENCE = 60;

	private final Repository repository;

	private final long maxPushBytes;

	private final ReceivedObjects objects;

	private final Consumer<ReceiveCommand> accepted;

	// Fair: whoever has waited longest is next.
	private final ReentrantLock turn = new ReentrantLock(true);

	GitEndpoint(Repository repository, long maxPushBytes, ReceivedObjects objects, Consumer<ReceiveCommand> accepted) {
		this.repository = repository;
		this.maxPushBytes = maxPushBytes;
		this.objects = objects;
		this.accepted = accepted;
	}

	GitServlet servlet() {
		GitServlet servlet = new GitServlet();
		servlet.setRepositoryResolver((_, name) -> find(name));
		// Not the older protocol, which hands out the repository's files.
		servlet.setAsIsFileService(AsIsFileService.DISABLED);
		servlet.setUploadPackFactory((_, repository) -> upload(repository));
		servlet.setReceivePackFactory(this::receive);
		return servlet;
	}

	private Repository find(String name) throws RepositoryNotFoundException {
		if (!name.equals("platform.git")) {
			throw new RepositoryNotFoundException(name);
		}
		// The servlet closes what it is given once for every request.
		this.repository.incrementOpen();
		return this.repository;
	}

	private static UploadPack upload(Repository repository) {
		UploadPack upload = new UploadPack(repository);
		upload.setTimeout(PATIENCE);
		return upload;
	}

	private ReceivePack receive(HttpServletRequest request, Repository repository)
			throws ServiceNotAuthorizedException {
		if (!AccessFilter.isAuthenticated(request)) {
			throw new ServiceNotAuthorizedException();
		}
		Reception reception = new Reception(repository, this.turn, this.objects);
		reception.setTimeout(PATIENCE);
		reception.setMaxPackSizeLimit(this.maxPushBytes);
		reception.setPostReceiveHook((_, commands) -> tell(commands));
		return reception;
	}

	private void tell(Collection<ReceiveCommand> commands) {
		for (ReceiveCommand command : commands) {
			if (command.getResult() == Result.OK) {
				logger.info("accepted {} {} → {}", command.getRefName(), command.getOldId().name(),
						command.getNewId().name());
				this.accepted.accept(command);
			}
		}
	}

}
