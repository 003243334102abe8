package dev.platform.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.Lock;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceiveCommand.Type;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UnpackErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One push: its objects arrive beside other pushes', its branches move when no other
 * push's do, so that each is told truly whether it was first.
 */
final class Reception extends ReceivePack {

	private static final Logger logger = LoggerFactory.getLogger(Reception.class);

	private final Lock turn;

	Reception(Repository repository, Lock turn, ReceivedObjects objects) {
		super(repository);
		this.turn = turn;
		setObjectChecker(objects.checker());
		setMaxObjectSizeLimit(objects.maxBytes());
		UnpackErrorHandler usual = getUnpackErrorHandler();
		setUnpackErrorHandler((reason) -> {
			IOException told = objects.told(reason);
			logger.warn("refused a push: {}", told.getMessage());
			usual.handleUnpackException(told);
		});
		setPreReceiveHook((_, commands) -> commands.forEach(Reception::protectMain));
	}

	private static void protectMain(ReceiveCommand command) {
		if (!command.getRefName().equals(BareRepository.MAIN)) {
			return;
		}
		if (command.getType() == Type.DELETE) {
			command.setResult(Result.REJECTED_OTHER_REASON, "main cannot be deleted");
		}
		else if (command.getType() == Type.UPDATE_NONFASTFORWARD) {
			command.setResult(Result.REJECTED_NONFASTFORWARD);
		}
	}

	@Override
	protected void executeCommands() {
		this.turn.lock();
		try {
			refuseLostRaces();
			super.executeCommands();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.turn.unlock();
		}
	}

	// Whether JGit has noticed it or not: who was not first is told to fetch.
	private void refuseLostRaces() throws IOException {
		boolean lost = false;
		for (ReceiveCommand command : getAllCommands()) {
			Ref now = getRepository().getRefDatabase().exactRef(command.getRefName());
			ObjectId head = (now != null) ? now.getObjectId() : ObjectId.zeroId();
			if (!command.getOldId().equals(head)) {
				command.setResult(Result.REJECTED_NONFASTFORWARD);
				lost = true;
			}
		}
		if (lost && isAtomic()) {
			ReceiveCommand.abort(getAllCommands());
		}
	}

}
