package dev.platform.cli.base;

import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.git.BaseRemotes;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.output.Progress;
import dev.platform.cli.output.Questions;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Base;
import dev.platform.engine.kustomization.FetchedBases;
import dev.platform.engine.repository.Snapshot;
import org.springframework.stereotype.Component;

/**
 * Fetches the listed bases that are not on this machine, after showing which.
 */
@Component
class FetchBases {

	private final BaseRemotes remotes;

	private final FetchedBases fetched;

	private final Questions questions;

	private final Progress progress;

	FetchBases(BaseRemotes remotes, FetchedBases fetched, Questions questions, Progress progress) {
		this.remotes = remotes;
		this.fetched = fetched;
		this.questions = questions;
		this.progress = progress;
	}

	BaseReport run(Snapshot snapshot, boolean sure, boolean dryRun) {
		List<Base> listed = new GitopsRepository(snapshot).pipeline().bases();
		List<Base> missing = listed.stream().filter((base) -> this.fetched.files(base).isEmpty()).toList();
		if (!dryRun && !missing.isEmpty()) {
			if (!sure) {
				confirm(missing);
			}
			for (Base base : missing) {
				this.progress.tell("Fetching %s".formatted(base));
				this.remotes.fetch(base, this.fetched);
			}
		}
		return new BaseReport(listed.stream()
			.map((base) -> new BaseReport.ListedBase(base.repository(), base.commit(),
					!missing.contains(base) ? "present" : dryRun ? "missing" : "fetched"))
			.toList());
	}

	private void confirm(List<Base> missing) {
		String list = missing.stream().map(Base::toString).collect(Collectors.joining(", "));
		// A question is one line of a terminal.
		missing.forEach((base) -> this.progress.tell("To fetch: %s".formatted(base)));
		String answer = this.questions.ask("Fetch %d from there".formatted(missing.size()), List.of("yes", "no"))
			.orElseThrow(() -> Problem.usage("this asks other servers for: " + list,
					"platform base fetch --dry-run, then with --yes"));
		if (!answer.equals("yes")) {
			throw Problem.usage("\"%s\" is not yes; nothing was fetched".formatted(answer), "platform base fetch");
		}
	}

}
