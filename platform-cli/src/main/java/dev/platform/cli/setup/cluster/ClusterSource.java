package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.Optional;

/**
 * Where the cluster comes from that the platform is put into.
 */
sealed interface ClusterSource permits MadeCluster, ExistingCluster {

	/**
	 * Has it run, and remembers how to reach it.
	 * @return what it is, for people
	 */
	String begin(LocalCluster local);

	/** The port of this machine behind which its ingress controller answers. */
	String httpsPort();

	/** Argo CD's install manifest, where it need not be fetched. */
	Optional<String> argoCdManifest();

	/**
	 * The manifests of an ingress controller and cert-manager that come with it; empty
	 * where Argo CD installs their charts, or where they run already.
	 */
	String ownAddOns();

	/**
	 * The parts of {@code bootstrap/applications} that bring what it lacks; none if
	 * nothing.
	 */
	List<String> components();

}
