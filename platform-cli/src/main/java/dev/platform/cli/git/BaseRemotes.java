package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.platform.cli.git.connection.Access;
import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.git.connection.TransferLimits;
import dev.platform.cli.network.Address;
import dev.platform.cli.network.Endpoint;
import dev.platform.cli.network.PlainHttp;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Base;
import dev.platform.engine.kustomization.FetchedBases;
import dev.platform.engine.repository.ScratchFolder;
import dev.platform.engine.repository.Snapshot;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The repositories of bases. Of each, one commit is fetched, checked and kept.
 *
 * @param access what their servers may be told
 * @param limits what one fetch may bring, and how long it may take
 */
public record BaseRemotes(Access access, TransferLimits limits) {

	private static final long LARGEST = 64L << 20;

	private static final Duration LONGEST = Duration.ofMinutes(2);

	static {
		SystemConfiguration.use();
	}

	public BaseRemotes(Access access) {
		this(access, new TransferLimits(LARGEST, LONGEST, LARGEST, LONGEST));
	}

	/** Fetches a base from its server, and keeps its files. */
	public void fetch(Base base, FetchedBases kept) {
		RepositoryLocation location = new RepositoryLocation(Address.of("the base", base.repository()), "HEAD");
		Endpoint server = location.address().server().orElseThrow();
		if (!new PlainHttp(this.access.environment()).permits(server)) {
			throw Problem.failed("%s is not asked for a base over plain HTTP".formatted(server),
					"use https, or allow it for this server: export %s=%s".formatted(PlainHttp.VARIABLE, server));
		}
		try {
			Path scratch = ScratchFolder.in(Path.of(System.getProperty("java.io.tmpdir")), "platform-base-");
			try (Repository repository = new FileRepositoryBuilder().setBare().setGitDir(scratch.toFile()).build()) {
				repository.create(true);
				Connections connections = Connections.of(repository, location, this.access);
				new CommitFetch(connections, base.commit()).run(this.limits);
				keep(base, kept, GitSnapshot.of(repository, ObjectId.fromString(base.commit())));
			}
			finally {
				ScratchFolder.delete(scratch);
			}
		}
		catch (IOException ex) {
			throw Problem.failed("cannot keep the base %s: %s".formatted(base, ex.getMessage()),
					"look at free space, or set XDG_CACHE_HOME to a directory that can be written", ex);
		}
	}

	private static void keep(Base base, FetchedBases kept, Snapshot files) throws IOException {
		try {
			kept.keep(base, files);
		}
		catch (Problem unfit) {
			throw Problem.failed("the base %s is not kept: %s".formatted(base, unfit.getMessage()),
					"list a commit without that", unfit);
		}
	}

}
