package dev.platform.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * The way from this machine, which is outside the cluster, to a service of an
 * environment, through a port of the node that is opened for it.
 */
record FromOutside(String namespace, String service, int port) implements NetworkPath {

	private static final int TIMEOUT_MILLIS = 3000;

	@Override
	public boolean works(KubernetesClient client) {
		Service opened = client.resource(nodePort()).create();
		try (Socket socket = new Socket()) {
			int nodePort = opened.getSpec().getPorts().getFirst().getNodePort();
			// Until kube-proxy has opened it, the node itself refuses.
			Thread.sleep(TIMEOUT_MILLIS);
			socket.connect(new InetSocketAddress(Machine.NODE, nodePort), TIMEOUT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
		finally {
			client.resource(opened).delete();
		}
	}

	private Service nodePort() {
		return new ServiceBuilder().withNewMetadata()
			.withGenerateName("opened-for-a-test-")
			.withNamespace(this.namespace)
			.endMetadata()
			.withNewSpec()
			.withType("NodePort")
			// With the caller's own address; otherwise it would be the node that calls.
			.withExternalTrafficPolicy("Local")
			.withSelector(Map.of("app.kubernetes.io/name", this.service))
			.addNewPort()
			.withPort(this.port)
			.withTargetPort(new IntOrString(this.port))
			.endPort()
			.endSpec()
			.build();
	}

}
