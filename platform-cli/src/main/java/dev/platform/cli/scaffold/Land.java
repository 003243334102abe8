package dev.platform.cli.scaffold;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.LocalClone;
import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.EditedSnapshot;
import dev.platform.cli.gitops.FileTree;
import dev.platform.cli.gitops.FolderSnapshot;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.output.ExitHook;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Problem;

/**
 * Brings a plan into the repository as one commit, and into this checkout. Where the
 * repository holds the whole platform the checkout follows it; where it holds the
 * manifests alone, the checkout's work tree gets the files.
 */
public final class Land {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final GitRemote remote;

	private final Kustomize kustomize;

	private final Path checkout;

	public Land(GitRemote remote, Kustomize kustomize, Path checkout) {
		this.remote = remote;
		this.kustomize = kustomize;
		this.checkout = checkout;
	}

	/** The repository as it is now, completed from the checkout. */
	public Snapshot look() {
		return new LayeredSnapshot(this.remote.fetch(), new FolderSnapshot(this.checkout));
	}

	/** The repository as a plan would leave it. */
	public Snapshot after(Plan plan) {
		Snapshot at = look();
		return new EditedSnapshot(at, plan.changes(at));
	}

	/** The repository with what has landed, or would have. */
	public Snapshot after(Landed landed) {
		return new EditedSnapshot(look(), landed.changes());
	}

	/** What a plan would do. */
	public Landed preview(Plan plan, Function<Changes, List<String>> folders) {
		Snapshot at = look();
		Changes changes = plan.changes(at);
		check(at, changes, folders);
		return new Landed(null, FileTree.of(at, changes), Landed.Checkout.UNTOUCHED, changes);
	}

	/**
	 * Does it.
	 * @param folders the folders that must build afterwards
	 * @param before what is done in the checkout before anybody else sees the commit; if
	 * it fails, nothing has changed
	 */
	public Landed run(Plan plan, Function<Changes, List<String>> folders, Consumer<Path> before) {
		Snapshot workTree = new FolderSnapshot(this.checkout);
		LayeredSnapshot at = new LayeredSnapshot(this.remote.fetch(), workTree);
		Changes changes = plan.changes(at);
		check(at, changes, folders);
		FileTree tree = FileTree.of(at, changes);
		if (at.whole()) {
			String revision = publish(plan, at, folders);
			boolean moved = new LocalClone(this.checkout).fastForward(this.remote.location());
			return new Landed(revision, tree, moved ? Landed.Checkout.MOVED : Landed.Checkout.BEHIND, changes);
		}
		Changes own = plan.changes(workTree);
		Snapshot unchanged = new EditedSnapshot(workTree, own.inverse(workTree));
		CheckoutFiles files = new CheckoutFiles(this.checkout);
		try {
			// Not during the push: whether that arrives nobody can tell.
			try (ExitHook _ = new ExitHook(files::undo)) {
				files.apply(own);
				before.accept(this.checkout);
			}
			String revision = publish(plan, new LayeredSnapshot(at.repository(), unchanged), folders);
			return new Landed(revision, tree, Landed.Checkout.WRITTEN, changes);
		}
		catch (RuntimeException ex) {
			files.undo();
			throw ex;
		}
	}

	private String publish(Plan plan, LayeredSnapshot seen, Function<Changes, List<String>> folders) {
		Instant deadline = Instant.now().plus(PATIENCE);
		LayeredSnapshot at = seen;
		while (true) {
			Changes changes = plan.changes(at);
			if (at != seen) {
				check(at, changes, folders);
			}
			Optional<String> revision = this.remote.publish(at.repository(), at.held(changes), plan.message());
			if (revision.isPresent()) {
				return revision.get();
			}
			if (Instant.now().isAfter(deadline)) {
				throw Problem.failed(
						"others pushed first for %d s; nothing has changed".formatted(PATIENCE.toSeconds()),
						"repeat the command");
			}
			Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1000)), "repeat the command");
			at = new LayeredSnapshot(this.remote.fetch(), seen.checkout());
		}
	}

	private void check(Snapshot at, Changes changes, Function<Changes, List<String>> folders) {
		new Admission(this.kustomize, at, new EditedSnapshot(at, changes)).require(folders.apply(changes));
	}

}
