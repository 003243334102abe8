package dev.platform.cli.hostile;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import dev.platform.cli.hostile.HostileServer.Harm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that mean harm, as a template's and as the GitOps repository's: each command
 * ends in seconds, in one line, and nobody else is asked.
 */
@Timeout(300)
class HostileServerIntegrationTests {

	// Which limit it is depends on the machine.
	private static final String LIMIT = "; nothing was taken over";

	private static final Duration SECONDS = Duration.ofSeconds(20);

	@TempDir
	static Path directory;

	private static HostileServer server;

	private static HostileWorkplace workplace;

	/**
	 * A kind of harm.
	 *
	 * @param says what commands answer
	 */
	record Case(String name, String says, boolean http, Harm harm) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	@BeforeAll
	static void start() throws Exception {
		server = new HostileServer();
		Map<String, String> limits = Map.of("PLATFORM_FETCH_SECONDS", "5", "PLATFORM_FETCH_MIB", "8",
				"GIT_CONFIG_GLOBAL", "/dev/null");
		workplace = new HostileWorkplace(Files.createDirectory(directory.resolve("template")), limits);
		HostileRepository.of(
				new HostileCase("innocent",
						Map.of("gitops/base/vote/template.yaml", "template: mine\nversion: \"1\"\n"), Map.of(),
						List.of(), "Begin", null, List.of()),
				workplace.canaries, Files.createDirectory(workplace.repository()));
	}

	@AfterAll
	static void stop() throws IOException {
		workplace.close();
		server.close();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void endsInSeconds(Case hostile) throws IOException {
		server.does(hostile.harm());
		String url = hostile.http() ? server.http() : server.git();
		for (String command : List.of("service create --name extra --dry-run --template " + url + "#web@main",
				"service upgrade --name vote --dry-run --template " + url)) {
			Instant begin = Instant.now();
			workplace.refuses(command, hostile.says());
			assertThat(Duration.between(begin, Instant.now())).as(command).isLessThan(SECONDS);
			if (hostile.says().isEmpty() || hostile.says().startsWith("takes longer")) {
				break;
			}
		}
		assertThat(server.requests).isNotEmpty()
			.noneMatch((request) -> request.contains("Authorization") || request.contains(Canaries.SECRET));
	}

	static Stream<Case> cases() {
		return Stream.of(http("a redirect to another server", "another server, which is not asked", (_, out) -> {
			out.write(
					"HTTP/1.1 302 Found\r\nLocation: %s/t.git/info/refs?service=git-upload-pack\r\nContent-Length: 0\r\n\r\n"
						.formatted(workplace.canaries.fill("${http}"))
						.getBytes(UTF_8));
		}), http("a redirect of the second request", "cannot reach", (asked, out) -> {
			if (asked.startsWith("GET")) {
				HostileServer.advertise(out, true, "HEAD", "refs/heads/main");
			}
			else {
				out.write("HTTP/1.1 307 Moved\r\nLocation: %s/git-upload-pack\r\nContent-Length: 0\r\n\r\n"
					.formatted(workplace.canaries.fill("${http}"))
					.getBytes(UTF_8));
			}
		}), http("a redirect to the keys of a cloud", "another server, which is not asked", (_, out) -> {
			out.write(
					"HTTP/1.1 301 Moved\r\nLocation: http://169.254.169.254/info/refs?service=git-upload-pack\r\nContent-Length: 0\r\n\r\n"
						.getBytes(UTF_8));
		}), http("a redirect to itself", "", (asked, out) -> {
			out.write(
					"HTTP/1.1 302 Found\r\nLocation: %s/info/refs?service=git-upload-pack\r\nContent-Length: 0\r\n\r\n"
						.formatted(server.http())
						.getBytes(UTF_8));
		}), http("branches without end", LIMIT, (_, out) -> {
			HostileServer.begin(out, "advertisement");
			out.write(HostileServer.packet("# service=git-upload-pack\n"));
			out.write("0000".getBytes(UTF_8));
			branches(out);
		}), git("branches without end, by Git's own protocol", LIMIT, (_, out) -> branches(out)),
				http("branches without end in few bytes", LIMIT, (_, out) -> {
					HostileServer.begin(out, "advertisement", "Content-Encoding: gzip");
					try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
						packed.write(HostileServer.packet("# service=git-upload-pack\n"));
						packed.write("0000".getBytes(UTF_8));
						branches(packed);
					}
				}), http("headers without end, slowly", "takes longer than 5 s", (_, out) -> {
					out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(UTF_8));
					drip(out, "x");
				}), http("branches, slowly", "takes longer than 5 s", (_, out) -> {
					HostileServer.begin(out, "advertisement");
					out.write(HostileServer.packet("# service=git-upload-pack\n"));
					out.write("000000ff".getBytes(UTF_8));
					drip(out, "x");
				}), git("branches, slowly, by Git's own protocol", "takes longer than 5 s", (_, out) -> {
					out.write("00ff".getBytes(UTF_8));
					drip(out, "x");
				}), http("nothing at all", "takes longer than 5 s", (_, _) -> Thread.sleep(60_000)),
				git("nothing at all, by Git's own protocol", "takes longer than 5 s", (_, _) -> Thread.sleep(60_000)),
				git("files without end", LIMIT, (_, out) -> {
					HostileServer.advertise(out, false, "HEAD", "refs/heads/main");
					out.write(HostileServer.packet("NAK\n"));
					files(out);
				}), git("more files than any memory holds", "", (_, out) -> {
					HostileServer.advertise(out, false, "HEAD", "refs/heads/main");
					out.write(HostileServer.packet("NAK\n"));
					while (true) {
						out.write(HostileServer.packet("\001PACK\0\0\0\002\u007f\0\0\0" + "x".repeat(8000)));
					}
				}), git("words of progress without end", LIMIT, (_, out) -> {
					HostileServer.advertise(out, false, "HEAD", "refs/heads/main");
					out.write(HostileServer.packet("NAK\n"));
					byte[] part = HostileServer.packet("\002\033[2Jharm 1%\r" + "x".repeat(8000));
					while (true) {
						out.write(part);
					}
				}), http("plain files that name another server", "cannot reach", (asked, out) -> {
					boolean refs = asked.contains("/info/refs");
					String body = refs ? HostileServer.ID + "\trefs/heads/main\n"
							: workplace.canaries.fill("${http}") + "/other.git\n";
					out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
						.formatted(body.length(), body)
						.getBytes(UTF_8));
				}),
				git("names that lead out", "",
						(_, out) -> HostileServer.advertise(out, false, "refs/heads/../../../x",
								"refs/heads/web@../../..", "../../x", "/etc/passwd", "HEAD")),
				git("a branch that is not there", "has no branch",
						(_, out) -> HostileServer.advertise(out, false, "refs/heads/other", "refs/heads/mainx")),
				git("an object that is not sent", "", (_, out) -> {
					HostileServer.advertise(out, false, "HEAD", "refs/heads/main");
					out.write(HostileServer.packet("NAK\n"));
					out.write(HostileServer.packet("\001PACK\0\0\0\002\0\0\0\0"));
					out.write("0000".getBytes(UTF_8));
				}),
				git("an error of terminal commands", "harm",
						(_, out) -> out
							.write(HostileServer.packet("ERR harm \033[2J\033]0;title\007\nplatform: done\n"))),
				http("an error page of terminal commands", "",
						(_, out) -> out.write("HTTP/1.1 500 harm\033[2J\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8))),
				http("a login for another realm", "wants a login", (_, out) -> out
					.write("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"%s\033[2J\"\r\nContent-Length: 0\r\n\r\n"
						.formatted(workplace.canaries.fill("${http}"))
						.getBytes(UTF_8))),
				http("a login of another kind", "", (_, out) -> out.write(
						"HTTP/1.1 401 No\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\nContent-Length: 0\r\n\r\n"
							.getBytes(UTF_8))),
				http("a page that is no repository", "",
						(_, out) -> out
							.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"
								.getBytes(UTF_8))),
				git("a packet of no length", "", (_, out) -> out.write("zzzz".getBytes(UTF_8))));
	}

	private static void branches(OutputStream out) throws IOException {
		BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
		for (int index = 0; index < Integer.MAX_VALUE; index++) {
			buffered.write(HostileServer.packet("%s refs/heads/%d\n".formatted(HostileServer.ID, index)));
		}
	}

	// Objects that hold a random text each, as a deflater that packs nothing makes them.
	private static void files(OutputStream out) throws IOException {
		ByteArrayOutputStream pack = new ByteArrayOutputStream();
		pack.writeBytes("PACK\0\0\0\2\0\1\0\0".getBytes(UTF_8));
		byte[] text = new byte[16_000];
		for (int index = 0; index < 1 << 16; index++) {
			ThreadLocalRandom.current().nextBytes(text);
			// A blob of 16000 bytes: four bits of its size, then seven each.
			pack.write(0xb0);
			pack.write(0xe8);
			pack.write(0x07);
			Deflater deflater = new Deflater(Deflater.NO_COMPRESSION);
			try (DeflaterOutputStream packed = new DeflaterOutputStream(pack, deflater)) {
				packed.write(text);
			}
			byte[] bytes = pack.toByteArray();
			out.write("%04x".formatted(bytes.length + 5).getBytes(UTF_8));
			out.write(1);
			out.write(bytes);
			pack = new ByteArrayOutputStream();
		}
	}

	private static void drip(OutputStream out, String text) throws IOException, InterruptedException {
		while (true) {
			out.write(text.getBytes(UTF_8));
			out.flush();
			Thread.sleep(100);
		}
	}

	private static Case http(String name, String says, Harm harm) {
		return new Case(name, says, true, harm);
	}

	private static Case git(String name, String says, Harm harm) {
		return new Case(name, says, false, harm);
	}

}
