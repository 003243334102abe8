package dev.platform.cli.git.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An {@code ssh} whose output does not end before all it has to complain of was read:
 * JGit looks at the complaints once the output has ended, and would sometimes see none.
 */
final class SshProcess extends Process {

	private static final int PATIENCE_SECONDS = 5;

	private final Process process;

	private final CountDownLatch complaintsRead = new CountDownLatch(1);

	private final InputStream output;

	private final InputStream errors;

	SshProcess(Process process, Transfer transfer) {
		transfer.onceLate(process::destroyForcibly);
		this.process = process;
		this.errors = new Ending(transfer.limited(process.getErrorStream()), this.complaintsRead::countDown);
		this.output = new Ending(transfer.limited(process.getInputStream()), this::awaitEnd);
	}

	private void awaitEnd() {
		try {
			this.complaintsRead.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
			this.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public OutputStream getOutputStream() {
		return this.process.getOutputStream();
	}

	@Override
	public InputStream getInputStream() {
		return this.output;
	}

	@Override
	public InputStream getErrorStream() {
		return this.errors;
	}

	@Override
	public int waitFor() throws InterruptedException {
		return this.process.waitFor();
	}

	@Override
	public int exitValue() {
		return this.process.exitValue();
	}

	@Override
	public void destroy() {
		this.process.destroy();
	}

	private static final class Ending extends FilterInputStream {

		private final Runnable atEnd;

		Ending(InputStream stream, Runnable atEnd) {
			super(stream);
			this.atEnd = atEnd;
		}

		@Override
		public int read() throws IOException {
			return told(super.read());
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			return told(super.read(bytes, offset, length));
		}

		private int told(int count) {
			if (count < 0) {
				this.atEnd.run();
			}
			return count;
		}

	}

}
