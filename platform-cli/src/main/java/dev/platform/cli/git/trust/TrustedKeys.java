package dev.platform.cli.git.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.cli.gitops.Verification;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one folder: SSH keys in {@code allowed_signers}, OpenPGP keys in files that
 * end in {@code .asc}.
 */
public final class TrustedKeys {

	/** Where the keys of a repository are. */
	public static final String FOLDER = "gitops/trusted-keys";

	/** Those that may change the keys, where there are such. */
	public static final String OWNERS = FOLDER + "/platform";

	private final List<AllowedSigner> signers = new ArrayList<>();

	private final SortedMap<String, String> armored = new TreeMap<>();

	private final List<KeyProblem> problems = new ArrayList<>();

	private @Nullable GpgKeys gpg;

	private TrustedKeys() {
	}

	/** All keys: each of them may sign what this tool commits. */
	public static TrustedKeys all(Snapshot snapshot) {
		return read(snapshot, FOLDER);
	}

	/** Those that may change the keys: the platform's, or all where it has none. */
	static TrustedKeys owners(Snapshot snapshot) {
		TrustedKeys owners = read(snapshot, OWNERS);
		return owners.isEmpty() ? all(snapshot) : owners;
	}

	private static TrustedKeys read(Snapshot snapshot, String folder) {
		TrustedKeys keys = new TrustedKeys();
		for (String path : snapshot.files(folder)) {
			String name = path.substring(path.lastIndexOf('/') + 1);
			String text = snapshot.read(path).orElse("");
			if (name.equals("allowed_signers")) {
				AllowedSigners read = AllowedSigners.read(path, text);
				keys.signers.addAll(read.signers());
				keys.problems.addAll(read.problems());
			}
			else if (name.endsWith(".asc")) {
				keys.armored.put(path, text);
			}
			else if (!name.startsWith("README")) {
				keys.problems.add(new KeyProblem(path, 1, "is neither named allowed_signers nor *.asc"));
			}
		}
		return keys;
	}

	public boolean isEmpty() {
		return this.signers.isEmpty() && this.armored.isEmpty();
	}

	/** What trusts nobody because it is not understood. */
	public List<KeyProblem> problems() {
		List<KeyProblem> all = new ArrayList<>(this.problems);
		if (!this.armored.isEmpty()) {
			all.addAll(gpg().problems());
		}
		return all;
	}

	/** When keys end, by whose they are; those that never do are left out. */
	public Map<String, Instant> ends() {
		Map<String, Instant> ends = new TreeMap<>();
		this.signers.forEach((signer) -> {
			if (signer.validBefore() != null) {
				ends.put(signer.principals(), signer.validBefore());
			}
		});
		if (!this.armored.isEmpty()) {
			ends.putAll(gpg().ends());
		}
		return ends;
	}

	/**
	 * Whether one of them signed a commit.
	 * @param when what the commit says: an SSH signature holds no time
	 */
	Verification verify(SignedCommit commit) {
		String signature = commit.signature();
		if (signature == null) {
			return Verification.failed("no signature");
		}
		if (signature.startsWith(SshSignature.ARMOR)) {
			return bySsh(signature, commit);
		}
		if (signature.startsWith("-----BEGIN PGP ")) {
			return this.armored.isEmpty() ? Verification.failed("unknown key (OpenPGP)")
					: gpg().verify(signature, commit.signed());
		}
		return Verification.failed("a signature of a kind that is not supported");
	}

	private Verification bySsh(String armored, SignedCommit commit) {
		SshSignature signature;
		try {
			signature = SshSignature.of(armored);
		}
		catch (IllegalArgumentException ex) {
			return Verification.failed("bad signature");
		}
		String blob = Base64.getEncoder().encodeToString(signature.key());
		List<AllowedSigner> known = this.signers.stream().filter((signer) -> signer.blob().equals(blob)).toList();
		if (known.isEmpty()) {
			return Verification.failed("unknown key " + fingerprint(signature.key()));
		}
		if (!signature.isOf(known.getFirst().key(), commit.signed())) {
			return Verification.failed("bad signature");
		}
		List<AllowedSigner> allowed = known.stream().filter((signer) -> signer.maySign(SshSignature.GIT)).toList();
		return allowed.stream()
			.filter((signer) -> signer.isValidAt(commit.when()))
			.findFirst()
			.map((signer) -> Verification.by(signer.principals()))
			.orElseGet(() -> Verification
				.failed((allowed.isEmpty() ? "a key that may not sign commits, of " : "expired key of ")
						+ known.getFirst().principals()));
	}

	private synchronized GpgKeys gpg() {
		if (this.gpg == null) {
			this.gpg = new GpgKeys(this.armored);
		}
		return this.gpg;
	}

	// As ssh-keygen -l and the forges show it.
	private static String fingerprint(byte[] key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
			return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
