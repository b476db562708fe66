package io.deployguardian.local.demo;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The state on disk. A change is there in full before anybody sees it, or not at all. */
final class WorldFile {

  private final Path file;
  private volatile State state;

  private WorldFile(Path file, State state) {
    this.file = file;
    this.state = state;
  }

  /**
   * @throws UncheckedIOException if the directory or the file can't be used
   * @throws IllegalStateException if the file is not one of ours; it is left as it is
   */
  static WorldFile open(Path directory) {
    Path file = directory.resolve("demo-world.json");
    try {
      Files.createDirectories(directory);
      return new WorldFile(file, Files.exists(file) ? read(file) : State.EMPTY);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (IllegalArgumentException foreign) {
      throw new IllegalStateException(file + ": " + foreign.getMessage(), foreign);
    }
  }

  private static State read(Path file) throws IOException {
    return State.fromJson(State.require(Json.parse("content", Files.readAllBytes(file))));
  }

  State state() {
    return state;
  }

  /**
   * @throws UncheckedIOException if the disk refuses; then the change is not in force, though a
   *     restart may find it
   */
  synchronized void change(UnaryOperator<State> change) {
    State next = change.apply(state);
    try {
      save(Json.bytes(next.toJson()));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    state = next;
  }

  private void save(byte[] content) throws IOException {
    Path draft = file.resolveSibling("demo-world.json.tmp");
    try (FileChannel channel = FileChannel.open(draft, CREATE, WRITE, TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
    // The rename itself lives in the directory; without this a power cut may bring the old file
    // back.
    try (FileChannel directory = FileChannel.open(file.getParent(), READ)) {
      directory.force(true);
    }
  }
}
