package dev.platform.local.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedisProgramTests {

	@TempDir
	Path directory;

	@Test
	void carriesOneThatRunsAndSaysWhatItIs() throws Exception {
		RedisProgram program = program(Map.of("PATH", "/nowhere"));
		assertThat(program.version()).hasToString("Redis 7.0.15");
		assertThat(RedisVersion.of(program.install())).contains(program.version());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program.install())))
			.isEqualTo("rwx------");
	}

	@Test
	void prefersTheNewestThatItFinds() throws Exception {
		server("bin/redis-server", "Redis server v=8.2.3 sha=00000000:0 malloc=libc bits=64");
		Path named = server("cache/valkey-server-9.1.2", "Valkey server v=9.1.2 sha=00000000:1");
		Map<String, String> path = Map.of("PATH", this.directory.resolve("bin") + ":/nowhere");
		assertThat(program(path).version()).hasToString("Redis 8.2.3");
		RedisProgram both = program(
				Map.of("PATH", this.directory.resolve("bin").toString(), RedisProgram.VARIABLE, named.toString()));
		assertThat(both.version()).hasToString("Valkey 9.1.2");
		assertThat(both.install()).hasSameTextualContentAs(named).isNotEqualTo(named);
	}

	// The data that it wrote may not be read by an older one.
	@Test
	void keepsWhatRanBefore() throws Exception {
		Path named = server("cache/valkey", "Valkey server v=9.1.2 sha=00000000:1");
		program(Map.of(RedisProgram.VARIABLE, named.toString())).install();
		Files.delete(named);
		assertThat(program(Map.of()).version()).hasToString("Valkey 9.1.2");
	}

	@Test
	void prefersADistributionsOwnAmongEquals() throws Exception {
		Path own = server("bin/redis-server", "Redis server v=7.0.15 sha=00000000:0 patched");
		assertThat(program(Map.of("PATH", own.getParent().toString())).install()).hasSameTextualContentAs(own);
	}

	@ParameterizedTest
	@CsvSource({ "exit 1", "echo Redis server v=9.9.9; exit 1", "echo something else", "echo Redis server v=99",
			"echo Redis server v=6.2.11 sha" })
	void leavesAloneWhatDoesNotRunOrIsOlder(String script) throws Exception {
		Path named = script("bin/redis-server", script);
		assertThat(program(Map.of(RedisProgram.VARIABLE, named.toString())).version()).hasToString("Redis 7.0.15");
		Files.setPosixFilePermissions(named, PosixFilePermissions.fromString("rw-------"));
		assertThat(program(Map.of(RedisProgram.VARIABLE, named.toString())).version()).hasToString("Redis 7.0.15");
	}

	private RedisProgram program(Map<String, String> environment) {
		return new RedisProgram(this.directory.resolve("releases"), environment);
	}

	private Path server(String name, String says) throws IOException {
		return script(name, "echo '%s'".formatted(says));
	}

	private Path script(String name, String content) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "#!/bin/sh\n" + content + "\n");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

}
