package dev.platform.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to start: its words, its whole environment, where it works, where its output
 * goes and how it is stopped.
 */
public record Launch(String what, List<String> command, Map<String, String> environment, Path directory, Path log,
		StopSignal stopSignal) {
}
