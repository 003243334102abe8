/**
 * The services, their database and their queue, each as a process of its own that can be
 * killed.
 */
@NullMarked
package dev.platform.benchmarks.system;

import org.jspecify.annotations.NullMarked;
