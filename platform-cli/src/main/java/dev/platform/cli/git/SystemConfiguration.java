package dev.platform.cli.git;

import java.io.File;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads Git's system-wide configuration where it is on every Linux: JGit would start Git
 * twice to ask for the place, which takes longer than all else that a command does. And
 * uses what a commit graph says of the paths that each commit changed.
 */
final class SystemConfiguration extends SystemReader.Delegate {

	private static final File FILE = new File("/etc/gitconfig");

	private SystemConfiguration(SystemReader reader) {
		super(reader);
	}

	static void use() {
		SystemReader.setInstance(new SystemConfiguration(SystemReader.getInstance()));
	}

	@Override
	public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
		return new FileBasedConfig(parent, FILE, fs);
	}

	// JGit's own, not Git's: the only place where it looks for the second one.
	@Override
	public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
		Config ours = new Config(parent);
		ours.setBoolean("core", null, "commitGraph", true);
		ours.setBoolean("commitGraph", null, "readChangedPaths", true);
		return super.openJGitConfig(ours, fs);
	}

}
