package dev.platform.local.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.platform.local.home.Home;
import dev.platform.local.manifest.Image;
import dev.platform.local.process.Children;

/**
 * Finds the stand-in for an image by the last segment of its name.
 */
public final class StandIns {

	// By then what was started together is ready.
	private static final Duration CALM = Duration.ofSeconds(30);

	private final Path checkout;

	private final Releases releases;

	private final AotCaches caches;

	private final PostgresProgram postgres;

	private final RedisProgram redis;

	public StandIns(Home home, Path checkout, Children children) {
		this.checkout = checkout;
		this.releases = new Releases(home.releases());
		this.caches = new AotCaches(children,
				CompletableFuture.delayedExecutor(CALM.toSeconds(), TimeUnit.SECONDS, oneAfterTheOther()));
		this.postgres = new PostgresProgram(home, children);
		this.redis = new RedisProgram(home.releases(), System.getenv());
	}

	private static Executor oneAfterTheOther() {
		return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("caches").factory());
	}

	/** Makes room; only for when nothing runs. */
	public void sweep() throws IOException {
		this.releases.sweep();
	}

	private StandIn redis(Image image) throws StandInUnavailable {
		try {
			return new Redis(image, this.redis, this.redis.version());
		}
		catch (IOException ex) {
			throw new StandInUnavailable("cannot look for a Redis: " + ex.getMessage());
		}
	}

	/** Fails when there is none, or none yet. */
	public StandIn of(Image image) throws StandInUnavailable {
		return switch (image.name()) {
			case "postgres" -> new Postgres(image, this.postgres);
			case "redis" -> redis(image);
			default -> ApplicationJar.find(this.checkout, image, this.releases, this.caches);
		};
	}

}
