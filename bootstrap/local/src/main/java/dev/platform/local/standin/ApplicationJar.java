package dev.platform.local.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.platform.local.manifest.Image;
import dev.platform.local.process.Launch;
import dev.platform.local.process.StopSignal;

/**
 * A Spring Boot application that this checkout has built; what the image's tag says is
 * not looked at.
 */
record ApplicationJar(Path jar, String name, Releases releases, AotCaches caches) implements StandIn {

	static ApplicationJar find(Path checkout, Image image, Releases releases, AotCaches caches)
			throws StandInUnavailable {
		String name = image.name();
		Path module = checkout.resolve("apps").resolve(name);
		Path jar = module.resolve("target").resolve(name + ".jar");
		if (!Files.isDirectory(module)) {
			throw new StandInUnavailable(
					"nothing here stands in for the image %s: there is no apps/%s".formatted(image, name));
		}
		if (!Files.isRegularFile(jar)) {
			throw new StandInUnavailable("%s is missing; build it: ./mvnw package".formatted(checkout.relativize(jar)));
		}
		return new ApplicationJar(jar, name, releases, caches);
	}

	@Override
	public String note() {
		return "";
	}

	@Override
	public StopOrder stopOrder() {
		return StopOrder.SERVICE;
	}

	@Override
	public Launch prepare(Placement placement) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// a laptop starts six of these at once: the first compiler and one collector
		// thread are what they need
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		Long memory = placement.workload().container().memory();
		if (memory != null) {
			command.add("-XX:MaxRAM=" + memory);
		}
		Path start = this.releases.keep(this.name, this.jar);
		command.addAll(this.caches.flags(start, List.copyOf(command), placement));
		// the names of the environment; forgotten after a second, because a service moves
		// when it is replaced
		command.add("-Djdk.net.hosts.file=" + placement.hosts());
		command.addAll(List.of("-Dsun.net.inetaddr.ttl=1", "-Dsun.net.inetaddr.negative.ttl=1"));
		command.addAll(List.of("-jar", start.toString()));
		command.add("--server.address=" + placement.host());
		// Spring Boot refuses a second address where there is but one port.
		if (placement.workload().container().ports().size() > 1) {
			command.add("--management.server.address=" + placement.host());
		}
		command.addAll(placement.args());
		return new Launch(placement.what(), command, placement.processEnvironment(), placement.data(), placement.log(),
				StopSignal.TERM);
	}

}
