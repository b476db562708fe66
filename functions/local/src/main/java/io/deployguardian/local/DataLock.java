package io.deployguardian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One host at a time on a data folder: a second one would take the first one's leases for a dead
 * worker's, and the store's files are for one process. The system lets go of it when the process
 * ends, in whichever way.
 */
record DataLock(FileChannel file) implements AutoCloseable {

  static DataLock on(Path data) throws IOException {
    var file =
        FileChannel.open(
            data.resolve("host.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isFree(file)) {
      file.close();
      throw new IOException(
          "--data: found " + data + " in use by another host, expected a folder of its own");
    }
    return new DataLock(file);
  }

  private static boolean isFree(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another host in this JVM.
      return false;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of the data folder can't be let go of", e);
    }
  }
}
