package dev.platform.local.rollout;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.TreeMap;

import dev.platform.engine.secret.SecretKey;
import dev.platform.local.home.Home;
import dev.platform.local.home.SecretStore;
import dev.platform.local.manifest.Expansion;
import dev.platform.local.manifest.Variable;
import dev.platform.local.manifest.Workload;
import dev.platform.local.process.AddressPool;
import dev.platform.local.process.Child;
import dev.platform.local.process.Children;
import dev.platform.local.process.HostsFile;
import dev.platform.local.standin.Placement;
import dev.platform.local.standin.StandIn;
import dev.platform.local.standin.StandInUnavailable;
import dev.platform.local.standin.StandIns;

/**
 * Runs the Pods of one environment: gives them addresses, variables and a process.
 */
public record Node(String environment, Home home, StandIns standIns, Children children, SecretStore secrets,
		AddressPool addresses, StartSlots slots) {

	HostsFile hosts() {
		return new HostsFile(this.home.run(this.environment).resolve("hosts"));
	}

	StandIn standIn(Workload workload) throws StandInUnavailable {
		return this.standIns.of(workload.image());
	}

	Child start(Workload workload, InetAddress address) throws StandInUnavailable, IOException, InterruptedException {
		Placement placement = new Placement(this.environment, workload, address, variables(workload, address),
				this.home.data(this.environment, workload.name()), hosts().file(),
				this.home.log(this.environment, workload.name()));
		return this.children.start(standIn(workload).prepare(placement));
	}

	Map<String, String> variables(Workload workload, InetAddress address) throws IOException {
		Map<String, String> variables = new TreeMap<>();
		for (Variable variable : workload.container().variables()) {
			switch (variable) {
				case Variable.Literal literal -> variables.put(literal.name(), literal.value());
				case Variable.Template template ->
					variables.put(template.name(), Expansion.expand(template.value(), variables));
				case Variable.SecretKey key ->
					variables.put(key.name(), this.secrets.value(new SecretKey(key.secret(), key.key())));
				case Variable.WholeSecret whole -> this.secrets.values(whole.secret())
					.forEach((key, value) -> variables.put(whole.prefix() + key, value));
				case Variable.PodField field -> variables.put(field.name(), podField(field.path(), workload, address));
			}
		}
		return variables;
	}

	private static String podField(String path, Workload workload, InetAddress address) {
		return switch (path) {
			case "metadata.name" -> workload.name() + "-0";
			case "metadata.namespace" -> workload.namespace();
			case "status.podIP", "status.hostIP" -> address.getHostAddress();
			default -> "";
		};
	}

}
