package dev.platform.cli.scaffold;

import dev.platform.cli.manifest.Manifests;

/**
 * What a folder of an environment renders to on both sides of a change.
 *
 * @param path {@code gitops/overlays/prod/vote}
 * @param before nothing in it where the folder is new, or does not build
 * @param after nothing in it where the folder goes
 */
record ChangedFolder(String path, Side before, Side after) {

	boolean differs() {
		return !this.before.equals(this.after);
	}

	boolean changesWhatRuns() {
		return differs() && !(this.before.isIdle() && this.after.isIdle());
	}

	boolean goes() {
		return this.after == Side.NONE;
	}

	/**
	 * One of the sides.
	 *
	 * @param there whether there is such a folder
	 */
	record Side(boolean there, Manifests manifests) {

		static final Side NONE = new Side(false, Manifests.parse(""));

		static final Side BROKEN = new Side(true, Manifests.parse(""));

		boolean isIdle() {
			return !this.there || this.manifests.isIdle();
		}

	}

}
