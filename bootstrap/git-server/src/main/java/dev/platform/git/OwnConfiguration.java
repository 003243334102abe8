package dev.platform.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Nothing but the repository configures this server: not the machine's Git, not its
 * user's.
 */
final class OwnConfiguration extends SystemReader.Delegate {

	private OwnConfiguration(SystemReader reader) {
		super(reader);
	}

	static void use() {
		if (!(SystemReader.getInstance() instanceof OwnConfiguration)) {
			SystemReader.setInstance(new OwnConfiguration(SystemReader.getInstance()));
		}
	}

	@Override
	public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
		return new Nothing(parent, fs);
	}

	@Override
	public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
		return new Nothing(parent, fs);
	}

	@Override
	public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
		return new Nothing(parent, fs);
	}

	/**
	 * Is neither read nor written.
	 */
	private static final class Nothing extends FileBasedConfig {

		@SuppressWarnings("NullAway") // JGit knows a configuration without a file.
		Nothing(@Nullable Config parent, FS fs) {
			super(parent, null, fs);
		}

		@Override
		public void load() {
			// There is nothing to read.
		}

		@Override
		public void save() {
			// What JGit measures is measured again.
		}

		@Override
		public boolean isOutdated() {
			return false;
		}

		@Override
		public String toString() {
			return "none";
		}

	}

}
