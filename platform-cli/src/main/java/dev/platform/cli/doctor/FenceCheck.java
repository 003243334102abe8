package dev.platform.cli.doctor;

import dev.platform.engine.kustomize.Fence;

/**
 * Whether kustomize renders without a network. References are checked before it starts:
 * this is a second fence.
 */
record FenceCheck() implements Check {

	@Override
	public String subject() {
		return "rendering";
	}

	@Override
	public Diagnosis diagnose() {
		return Fence.ofThisMachine().withoutNetwork().isEmpty()
				? Diagnosis.warn("kustomize could reach the network: this machine lets no user take it away",
						"install util-linux and allow unprivileged user namespaces, for a second fence")
				: Diagnosis.ok("without a network, and within limits of time and memory");
	}

}
