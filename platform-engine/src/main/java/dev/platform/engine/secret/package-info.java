/**
 * The Secrets that manifests read, and those of them that the platform makes.
 */
@NullMarked
package dev.platform.engine.secret;

import org.jspecify.annotations.NullMarked;
