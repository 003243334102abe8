/**
 * What a command answers with: a report, as text or as JSON, or a problem with a hint.
 */
@NullMarked
package dev.platform.cli.output;

import org.jspecify.annotations.NullMarked;
