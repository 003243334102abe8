package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.platform.cli.network.Address;
import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The remote that a checkout was cloned from.
 */
public record OriginOfCheckout(Path checkout) {

	/** The address of {@code origin}; nothing outside a clone. */
	public Optional<Address> address() {
		FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(this.checkout.toFile());
		if (builder.getGitDir() == null) {
			return Optional.empty();
		}
		try (Repository repository = builder.build()) {
			return Optional.ofNullable(repository.getConfig().getString("remote", "origin", "url"))
				.map((url) -> Address.of("remote.origin.url of the checkout", url));
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read the checkout's Git configuration: " + ex.getMessage(), "git remote -v",
					ex);
		}
	}

}
