package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.platform.cli.gitops.ServerAnswer;
import dev.platform.cli.manifest.BlastRadius;
import dev.platform.cli.manifest.Manifests;
import dev.platform.cli.manifest.ResourceDifference;
import dev.platform.cli.promotion.history.Action;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MarkdownPreviewTests {

	@Test
	void staysShortEnoughForAPullRequestAndSaysWhatItLeavesOut() {
		String text = markdown(2_000);
		assertThat(text.getBytes(UTF_8).length).isLessThan(MarkdownPreview.LARGEST).isGreaterThan(40_000);
		assertThat(text).containsPattern("\\*\\*\\d+ of 2000 differences are left out here\\*\\*")
			.contains("| service1 |");
		assertThat(count(text, "<details>")).isEqualTo(count(text, "</details>"));
		assertThat(count(text, "\n```")).isEven();
	}

	@Test
	void leavesNothingOutWhereThereIsRoom() {
		assertThat(markdown(20)).doesNotContain("left out");
	}

	@Test
	void isNotBrokenByWhatItShows() {
		String before = "kind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: |\n    ```\n    </details>\n    ````\n";
		String text = new MarkdownPreview(preview(List.of(), before, before.replace("</details>", "@everyone"))).text();
		assertThat(text).contains("`````diff\n").contains("+    @everyone");
		SettingChange change = new SettingChange("A", "x|y`z", "b\n| c");
		ReleaseChange release = new ReleaseChange("vote", "r/vote:1", "r/vote:2", List.of(change));
		assertThat(new MarkdownPreview(preview(List.of(release), "", "")).text())
			.contains("| vote | `1` → `2` | `A x\\|y'z → b \\| c` |");
	}

	private static String markdown(int services) {
		List<ReleaseChange> releases = new ArrayList<>();
		StringBuilder manifests = new StringBuilder();
		IntStream.rangeClosed(1, services).forEach((number) -> {
			releases.add(new ReleaseChange("service" + number, "r/service:1", "r/service:2", List.of()));
			manifests
				.append("---\nkind: Deployment\nmetadata: {name: service%d}\nspec: {image: 1}\n".formatted(number));
		});
		return new MarkdownPreview(
				preview(releases, manifests.toString(), manifests.toString().replace("image: 1", "image: 2")))
			.text();
	}

	private static Preview preview(List<ReleaseChange> releases, String before, String after) {
		Manifests from = Manifests.parse(before);
		Manifests to = Manifests.parse(after);
		List<ReleaseChange> some = releases.isEmpty() ? List.of(new ReleaseChange("x", "r/x:1", "r/x:2", List.of()))
				: releases;
		return new Preview(Action.PROMOTE, "prod", "dev", "0".repeat(40), some, List.of(),
				ResourceDifference.between(from, to), new Verdict(new Findings(null, List.of()),
						BlastRadius.of(from, to), ServerAnswer.notAsked("there is none")));
	}

	private static int count(String text, String part) {
		return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
	}

}
