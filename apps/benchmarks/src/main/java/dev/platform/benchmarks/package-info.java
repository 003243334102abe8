/**
 * What the voting services do under load, and when something dies: real processes, and
 * lines {@code name value unit}.
 */
@NullMarked
package dev.platform.benchmarks;

import org.jspecify.annotations.NullMarked;
