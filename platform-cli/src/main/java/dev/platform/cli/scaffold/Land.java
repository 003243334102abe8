package dev.platform.cli.scaffold;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.LocalClone;
import dev.platform.cli.gitops.FileTree;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.output.ExitHook;
import dev.platform.cli.output.Pause;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;

/**
 * Brings a plan into the repository as one commit, or as the pull request that the rules
 * of an environment ask for, and into this checkout. Where the repository holds the whole
 * platform the checkout follows it; where it holds the manifests alone, the checkout's
 * work tree gets the files.
 */
public final class Land {

	private static final Duration AGAIN = Duration.ofMillis(300);

	private final GitRemote remote;

	private final Kustomize kustomize;

	private final Schemas schemas;

	private final Path checkout;

	private final CheckoutTurn turn;

	private final PullRequests requests;

	private final Clock clock;

	public Land(GitRemote remote, Kustomize kustomize, Schemas schemas, Path checkout, PullRequests requests,
			Clock clock) {
		this.remote = remote;
		this.kustomize = kustomize;
		this.schemas = schemas;
		this.checkout = checkout;
		this.turn = new CheckoutTurn(checkout);
		this.requests = requests;
		this.clock = clock;
	}

	/** The repository as it is now, completed from the checkout. */
	public Snapshot look() {
		return fetched();
	}

	/** The repository with what has landed, or would have. */
	public Snapshot after(Landed landed) {
		return new EditedSnapshot(look(), landed.changes());
	}

	/** What a plan would do; a problem where it would be refused. */
	public Landed preview(Plan plan, Function<Changes, List<String>> folders, Permission permission) {
		Draft draft = draft(plan, fetched(), folders, permission);
		return new Landed(null, null, draft.files(), Landed.Checkout.UNTOUCHED, draft.changes(), draft.pods());
	}

	/** Whether sources, too, are in the checkout only after they have landed. */
	public boolean holdsSources() {
		return fetched().whole();
	}

	/**
	 * Does it.
	 * @param folders the folders that must build afterwards
	 */
	public Landed run(Plan plan, Function<Changes, List<String>> folders, Permission permission) {
		return run(plan, folders, (_) -> plan, permission);
	}

	/**
	 * Does it.
	 * @param completed what is done where the checkout has the files before anybody else
	 * sees the commit, and the plan as it then is; if it fails, nothing has changed
	 */
	public Landed run(Plan plan, Function<Changes, List<String>> folders, Function<Snapshot, Plan> completed,
			Permission permission) {
		return this.turn.holding(() -> {
			Snapshot repository = settled();
			return finished(plan, repository).orElseGet(() -> run(repository, plan, folders, completed, permission));
		});
	}

	/**
	 * Where a plan has got whose command was killed; nothing where it has to be done, for
	 * then what was done of it is undone.
	 */
	public Optional<Landed> finished(Plan plan) {
		return this.turn.holding(() -> finished(plan, settled()));
	}

	private Snapshot settled() {
		Snapshot repository = this.remote.fetch();
		while (this.turn.mayArrive(repository)) {
			Pause.of(AGAIN, "repeat the command");
			repository = this.remote.fetch();
		}
		return repository;
	}

	private Optional<Landed> finished(Plan plan, Snapshot repository) {
		return this.turn.recover(repository)
			.filter((note) -> note.subject().equals(plan.message().subject()))
			.map((note) -> {
				String revision = new Publication(this.remote, this.requests).last(repository, note.held().firstKey());
				boolean whole = new LayeredSnapshot(repository, new FolderSnapshot(this.checkout)).whole();
				return new Landed(revision, null, FileTree.of(repository, Changes.none()),
						whole ? followed() : Landed.Checkout.WRITTEN, Changes.none(), List.of());
			});
	}

	private Landed run(Snapshot repository, Plan plan, Function<Changes, List<String>> folders,
			Function<Snapshot, Plan> completed, Permission permission) {
		Snapshot workTree = new FolderSnapshot(this.checkout);
		LayeredSnapshot at = new LayeredSnapshot(repository, workTree);
		Draft draft = draft(plan, at, folders, permission);
		CheckoutFiles files = new CheckoutFiles(this.checkout, this.turn.notes(), LandingNote.of(plan));
		try {
			if (at.whole()) {
				files.pushing(draft);
				Published published = publish(draft, folders, permission);
				Landed landed = landed(draft, published, checkout(published));
				files.keep();
				return landed;
			}
			Draft seen = written(files, draft, workTree, folders, completed, permission);
			files.pushing(seen);
			Landed landed = landed(seen, publish(seen, folders, permission), Landed.Checkout.WRITTEN);
			files.keep();
			return landed;
		}
		catch (RuntimeException ex) {
			files.undo();
			throw ex;
		}
	}

	private Draft written(CheckoutFiles files, Draft draft, Snapshot workTree, Function<Changes, List<String>> folders,
			Function<Snapshot, Plan> completed, Permission permission) {
		Changes own = new Remainder(draft, workTree).changes();
		Snapshot unchanged = new EditedSnapshot(workTree, own.inverse(workTree));
		LayeredSnapshot before = new LayeredSnapshot(draft.at().repository(), unchanged);
		// Not during the push: whether that arrives nobody can tell.
		try (ExitHook _ = new ExitHook(files::undo)) {
			files.apply(own);
			Plan complete = completed.apply(draft.at());
			if (complete.equals(draft.plan())) {
				return draft.on(before);
			}
			Draft seen = draft(complete, before, folders, permission);
			files.apply(new Remainder(seen, unchanged).changes());
			return seen;
		}
	}

	private static Landed landed(Draft draft, Published published, Landed.Checkout checkout) {
		return new Landed(published.revision(), published.request(), draft.files(), checkout, draft.changes(),
				draft.pods());
	}

	private Landed.Checkout checkout(Published published) {
		if (published.request() != null) {
			return Landed.Checkout.WAITING;
		}
		return followed();
	}

	private Landed.Checkout followed() {
		boolean moved = new LocalClone(this.checkout).fastForward(this.remote.location());
		return moved ? Landed.Checkout.MOVED : Landed.Checkout.BEHIND;
	}

	private Published publish(Draft first, Function<Changes, List<String>> folders, Permission permission) {
		return new Publication(this.remote, this.requests).run(first, (repository) -> draft(first.plan(),
				new LayeredSnapshot(repository, first.at().checkout()), folders, permission));
	}

	private LayeredSnapshot fetched() {
		return new LayeredSnapshot(this.remote.fetch(), new FolderSnapshot(this.checkout));
	}

	private Draft draft(Plan plan, LayeredSnapshot at, Function<Changes, List<String>> folders, Permission permission) {
		Changes changes = plan.changes(at);
		Snapshot after = new EditedSnapshot(at, changes);
		new Admission(this.kustomize, this.schemas, at, after).require(folders.apply(changes));
		List<Impact> impacts = new Impacts(this.kustomize, at, after, changes).all();
		Ruling ruling = Ruling.of(new GitopsRepository(at).pipeline(), impacts, this.remote.signs(),
				this.clock.instant(), permission);
		return new Draft(plan, at, changes, impacts, ruling);
	}

}
