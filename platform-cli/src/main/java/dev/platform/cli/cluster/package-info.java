/**
 * The Kubernetes cluster and the Argo CD in it, through fabric8's client.
 */
@NullMarked
package dev.platform.cli.cluster;

import org.jspecify.annotations.NullMarked;
