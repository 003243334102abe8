package dev.platform.cli.git.trust;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jgit.lib.ObjectId;

/**
 * What a guarded file or folder was when a change of it counted.
 *
 * @param content Git's name for it; zero where it was gone
 * @param commit the commit that made it so
 * @param before what it was made on; empty for the first
 */
record Version(ObjectId content, ObjectId commit, Set<Version> before) {

	/** Whether it was made on another, at once or with others between. */
	boolean follows(Version other) {
		return this.before.stream().anyMatch((earlier) -> earlier.equals(other) || earlier.follows(other));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Version version && version.commit.equals(this.commit);
	}

	@Override
	public int hashCode() {
		return this.commit.hashCode();
	}

	/** The newest of them: more than one where they were changed side by side. */
	static Set<Version> newest(Collection<Version> versions) {
		return versions.stream()
			.filter((version) -> versions.stream().noneMatch((other) -> other.follows(version)))
			.collect(Collectors.toUnmodifiableSet());
	}

	static boolean areAll(Collection<Version> versions, ObjectId content) {
		return versions.stream().allMatch((version) -> version.content().equals(content));
	}

}
