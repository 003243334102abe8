package dev.platform.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * A way that a connection could take.
 */
interface NetworkPath {

	/** Whether a TCP connection is made within three seconds. */
	boolean works(KubernetesClient client);

}
