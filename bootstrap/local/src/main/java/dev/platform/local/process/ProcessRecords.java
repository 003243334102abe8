package dev.platform.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.platform.local.home.Directories;
import dev.platform.local.home.WholeFile;

/**
 * A file per child that runs.
 */
record ProcessRecords(Path directory) {

	void add(ProcessRecord record) throws IOException {
		WholeFile.write(file(record), record.format());
	}

	void remove(ProcessRecord record) throws IOException {
		Files.deleteIfExists(file(record));
	}

	/** Those that an earlier life left; a record that cannot be read names nobody. */
	List<ProcessRecord> all() throws IOException {
		List<ProcessRecord> records = new ArrayList<>();
		for (Path file : Directories.list(this.directory)) {
			try {
				records.add(ProcessRecord.parse(Files.readString(file)));
			}
			catch (RuntimeException ex) {
				Files.deleteIfExists(file);
			}
		}
		return records;
	}

	private Path file(ProcessRecord record) {
		return this.directory.resolve(record.pid() + ".process");
	}

}
