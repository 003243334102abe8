package dev.platform.git;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is told of pushes.
 *
 * @param pushes addresses that are told of each
 * @param folders addresses that are told only of those with which a folder may have come
 * or gone
 */
record Receivers(List<URI> pushes, List<URI> folders) {

	Receivers {
		pushes = List.copyOf(pushes);
		folders = List.copyOf(folders);
	}

	boolean isEmpty() {
		return this.pushes.isEmpty() && this.folders.isEmpty();
	}

	List<URI> of(PushEvent event) {
		return event.movesFiles() ? Stream.concat(this.pushes.stream(), this.folders.stream()).toList() : this.pushes;
	}

}
