package dev.platform.cli.setup.embedded;

import dev.platform.cli.gitops.ImageReference;

/**
 * The release that the demo makes up: the next minor version, asking the other question.
 */
record DemoRelease(String version, String optionA, String optionB) {

	/**
	 * What comes after the image that runs, so that each run of the demo has something to
	 * deliver.
	 */
	static DemoRelease after(String liveImage, String page) {
		String[] numbers = ImageReference.written(liveImage).tag().split("\\.");
		int minor = (numbers.length > 1 && numbers[1].matches("\\d{1,6}")) ? Integer.parseInt(numbers[1]) + 1 : 1;
		boolean drinks = page.contains("Tea");
		return new DemoRelease("%s.%d.0".formatted(numbers[0], minor), drinks ? "Cats" : "Tea",
				drinks ? "Dogs" : "Coffee");
	}

	String settings() {
		return "OPTION_A=%s,OPTION_B=%s".formatted(this.optionA, this.optionB);
	}

}
