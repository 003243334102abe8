package dev.platform.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * The way from this machine, which is outside the cluster, to a service of an
 * environment, through a port of the node that is opened for it.
 */
record FromOutside(String namespace, String service, int port) {

	private static final int TIMEOUT_MILLIS = 3000;

	/** The ways on which a connection is made within three seconds. */
	static Set<FromOutside> working(KubernetesClient client, List<FromOutside> ways) {
		List<Service> opened = new ArrayList<>();
		try {
			ways.forEach((way) -> opened.add(ImpersonatedClient.CERTIFICATES.create(client, way.nodePort())));
			// Until kube-proxy has opened it, the node itself refuses.
			Thread.sleep(TIMEOUT_MILLIS);
			Set<FromOutside> working = new HashSet<>();
			for (int index = 0; index < ways.size(); index++) {
				if (answers(opened.get(index).getSpec().getPorts().getFirst().getNodePort())) {
					working.add(ways.get(index));
				}
			}
			return working;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
		finally {
			opened.forEach((service) -> client.resource(service).delete());
		}
	}

	private static boolean answers(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(Machine.NODE, port), TIMEOUT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
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
