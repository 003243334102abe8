/**
 * A Git server for one repository: fetch and push over HTTP, and an event for Argo CD
 * after every push.
 */
@NullMarked
package dev.platform.git;

import org.jspecify.annotations.NullMarked;
