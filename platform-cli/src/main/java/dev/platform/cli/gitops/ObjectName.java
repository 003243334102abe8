package dev.platform.cli.gitops;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.engine.repository.Snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Git's names for what files and folders hold, the same wherever they lie.
 */
public final class ObjectName {

	private static final int ID_LENGTH = 20;

	private ObjectName() {
	}

	/** What {@code git hash-object} says of a file with this text. */
	public static String ofFile(String text) {
		return ofFile(text.getBytes(UTF_8));
	}

	/** What {@code git hash-object} says of a file with these bytes. */
	public static String ofFile(byte[] content) {
		return HexFormat.of().formatHex(digest("blob", content));
	}

	/** What {@code git rev-parse COMMIT:FOLDER} says; an empty folder has a name, too. */
	public static String ofFolder(Snapshot snapshot, String folder) {
		Tree root = new Tree();
		String prefix = folder.isEmpty() ? "" : folder + "/";
		for (String file : snapshot.files(folder)) {
			String path = file.substring(prefix.length());
			if (!path.equals(".git") && !path.startsWith(".git/")) {
				root.add(path, snapshot.isExecutable(file), snapshot.read(file).orElseThrow());
			}
		}
		return HexFormat.of().formatHex(root.digest());
	}

	private static byte[] digest(String kind, byte[] content) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-1");
			digest.update("%s %d\0".formatted(kind, content.length).getBytes(UTF_8));
			return digest.digest(content);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A folder, its entries by what Git sorts them by: a folder's name ends with a slash.
	 */
	private static final class Tree {

		private final SortedMap<String, Tree> folders = new TreeMap<>();

		private final SortedMap<String, byte[]> entries = new TreeMap<>();

		void add(String path, boolean program, String text) {
			int slash = path.indexOf('/');
			if (slash >= 0) {
				this.folders.computeIfAbsent(path.substring(0, slash), (_) -> new Tree())
					.add(path.substring(slash + 1), program, text);
			}
			else {
				this.entries.put(path,
						entry(program ? "100755" : "100644", path, ObjectName.digest("blob", text.getBytes(UTF_8))));
			}
		}

		byte[] digest() {
			SortedMap<String, byte[]> all = new TreeMap<>(this.entries);
			this.folders.forEach((name, tree) -> all.put(name + "/", entry("40000", name, tree.digest())));
			ByteArrayOutputStream content = new ByteArrayOutputStream();
			all.values().forEach(content::writeBytes);
			return ObjectName.digest("tree", content.toByteArray());
		}

		private static byte[] entry(String mode, String name, byte[] id) {
			ByteArrayOutputStream entry = new ByteArrayOutputStream();
			entry.writeBytes("%s %s\0".formatted(mode, name).getBytes(UTF_8));
			entry.write(id, 0, ID_LENGTH);
			return entry.toByteArray();
		}

	}

}
