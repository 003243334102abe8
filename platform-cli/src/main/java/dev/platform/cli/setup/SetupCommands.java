package dev.platform.cli.setup;

import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.setup.cluster.ClusterDown;
import dev.platform.cli.setup.cluster.ClusterUp;
import dev.platform.cli.setup.cluster.ExistingCluster;
import dev.platform.cli.setup.cluster.PlanCluster;
import dev.platform.cli.setup.embedded.Addresses;
import dev.platform.cli.setup.embedded.Demo;
import dev.platform.cli.setup.embedded.Down;
import dev.platform.cli.setup.embedded.Up;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The words for the system on this machine.
 */
@Order(30)
@Component
class SetupCommands {

	private final Up up;

	private final Down down;

	private final Demo demo;

	private final ClusterUp clusterUp;

	private final PlanCluster planCluster;

	private final ClusterDown clusterDown;

	SetupCommands(Up up, Down down, Demo demo, ClusterUp clusterUp, PlanCluster planCluster, ClusterDown clusterDown) {
		this.up = up;
		this.down = down;
		this.demo = demo;
		this.clusterUp = clusterUp;
		this.planCluster = planCluster;
		this.clusterDown = clusterDown;
	}

	@Command(name = "up", group = CommandGroup.MACHINE, description = "Start every environment on this machine",
			help = """
					platform up
					platform up --https-port 9443 --http-port 9080
					platform up --cluster
					platform up --cluster --context k3d-team --https-port 443""")
	String up(
			@Option(longName = "cluster",
					description = "a Kubernetes cluster with Argo CD instead of processes") boolean cluster,
			@Option(longName = "context",
					description = "a cluster of your kubeconfig instead of a new one; tells what would change") @Nullable String context,
			@Option(longName = "yes", description = "with --context: change it") boolean yes,
			@Option(longName = "registry",
					description = "with --context: where images are pushed, if not where they are named") @Nullable String registry,
			@Option(longName = "base-image",
					description = "with --context: what services are built on, if not what the poms say") @Nullable String base,
			@Option(longName = "https-port",
					description = "where the edge serves, if not 8443") @Nullable Integer https,
			@Option(longName = "http-port",
					description = "where it redirects from, if not 8080") @Nullable Integer http,
			@Option(longName = "network",
					description = "first two numbers of the processes' addresses, if not 127.10") @Nullable String network,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		UpOptions options = new UpOptions(context, yes, registry, base, https, http, network);
		if (!cluster) {
			return output.render(this.up.run(options.embedded()));
		}
		if (context == null) {
			options.requireNoneForAMadeCluster();
			return output.render(this.clusterUp.run());
		}
		ExistingCluster existing = options.existing(context);
		return output.render(yes ? this.clusterUp.run(existing) : this.planCluster.run(existing));
	}

	@Command(name = "down", group = CommandGroup.MACHINE, description = "Stop everything that up started; data stays",
			help = "platform down\nplatform down --purge\nplatform down --cluster")
	String down(@Option(longName = "purge", description = "remove all data too") boolean purge,
			@Option(longName = "cluster",
					description = "remove the cluster instead, with all its data") boolean cluster,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(cluster ? this.clusterDown.run() : this.down.run(purge));
	}

	@Command(name = "demo", group = CommandGroup.MACHINE,
			description = "Vote, deploy a new release to dev, promote it to prod, and see it there",
			help = "platform demo\nplatform demo --exit")
	String demo(@Option(longName = "exit", description = "stop everything at the end") boolean exit,
			@Option(longName = "https-port", defaultValue = "8443",
					description = "where the edge serves") Integer https,
			@Option(longName = "http-port", defaultValue = "8080",
					description = "where it redirects from") Integer http,
			@Option(longName = "network", defaultValue = "127.10",
					description = "first two numbers of the processes' addresses") String network) {
		return this.demo.run(exit, new Addresses(https, http, network)).text();
	}

}
