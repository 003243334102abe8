package dev.platform.local.standin;

import java.io.IOException;
import java.nio.file.Path;

import dev.platform.local.home.Home;
import dev.platform.local.manifest.Image;
import dev.platform.local.process.Children;

/**
 * Finds the stand-in for an image by the last segment of its name.
 */
public final class StandIns {

	private final Path checkout;

	private final Releases releases;

	private final PostgresProgram postgres;

	private final RedisProgram redis;

	public StandIns(Home home, Path checkout, Children children) {
		this.checkout = checkout;
		this.releases = new Releases(home.releases());
		this.postgres = new PostgresProgram(home, children);
		this.redis = new RedisProgram(home.releases());
	}

	/** Makes room; only for when nothing runs. */
	public void sweep() throws IOException {
		this.releases.sweep();
	}

	/** Fails when there is none, or none yet. */
	public StandIn of(Image image) throws StandInUnavailable {
		return switch (image.name()) {
			case "postgres" -> new Postgres(image, this.postgres);
			case "redis" -> new Redis(image, this.redis);
			default -> ApplicationJar.find(this.checkout, image, this.releases);
		};
	}

}
