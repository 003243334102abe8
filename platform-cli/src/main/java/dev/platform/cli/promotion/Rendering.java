package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.policy.RenderedImages;
import dev.platform.cli.policy.RenderedOverlay;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Batch;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.RenderedFolder;
import dev.platform.engine.repository.Snapshot;

/**
 * Renders the services that a change touches.
 */
record Rendering(Kustomize kustomize, Progress progress) {

	// So many take a time that a person notices.
	private static final int MANY = 10;

	/**
	 * Refuses, with kustomize's own words, a change that would not build, and one after
	 * which no container has the image that is wanted.
	 */
	void check(Snapshot snapshot, EnvironmentName environment, List<ReleaseStep> steps) {
		announce(steps);
		requireImages(snapshot, steps, render(snapshot, environment, steps));
	}

	/** Both sides of a change, each in the steps' order. */
	Rendered both(PreparedChange change) {
		announce(change.remaining());
		List<List<RenderedOverlay>> sides = Stream.of(change.at().snapshot(), change.edited())
			.parallel()
			.map((side) -> render(side, change.intent().environment(), change.remaining()))
			.toList();
		requireImages(change.edited(), change.remaining(), sides.getLast());
		return new Rendered(sides.getFirst(), sides.getLast());
	}

	private static void requireImages(Snapshot snapshot, List<ReleaseStep> steps, List<RenderedOverlay> rendered) {
		IntStream.range(0, steps.size())
			.parallel()
			.forEach((index) -> requireImage(snapshot, steps.get(index), rendered.get(index)));
	}

	// Kustomize says nothing of an image that no container has.
	private static void requireImage(Snapshot snapshot, ReleaseStep step, RenderedOverlay rendered) {
		String wanted = step.after().image().toString();
		if (!RenderedImages.have(rendered, wanted)) {
			SortedSet<String> images = RenderedImages.of(rendered);
			Overlay overlay = new Overlay(snapshot, rendered.environment(), step.service());
			throw Problem
				.refused("%s: %s would be in no container of %s%s; nothing has changed".formatted(overlay.imagePlace(),
						wanted, step.service(), images.isEmpty() ? "" : ", they have " + String.join(" and ", images)),
						"name: there is the image that the base's container has, without its tag");
		}
	}

	private void announce(List<ReleaseStep> steps) {
		if (steps.size() >= MANY) {
			this.progress.tell("Rendering %d services".formatted(steps.size()));
		}
	}

	private List<RenderedOverlay> render(Snapshot side, EnvironmentName environment, List<ReleaseStep> steps) {
		List<String> folders = steps.stream()
			.map((step) -> new Overlay(side, environment, step.service()).folder())
			.toList();
		if (folders.size() == 1) {
			String folder = folders.getFirst();
			return List.of(new RenderedOverlay(environment, folder, this.kustomize.build(side, folder)));
		}
		List<RenderedOverlay> overlays = new ArrayList<>();
		for (RenderedFolder folder : new Batch(this.kustomize).build(side, folders)) {
			if (folder.problem() != null) {
				throw folder.problem();
			}
			overlays.add(new RenderedOverlay(environment, folder.folder(), folder.manifests()));
		}
		return overlays;
	}

}
