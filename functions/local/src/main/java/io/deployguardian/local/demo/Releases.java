package io.deployguardian.local.demo;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Every version there is. One that nobody published is a healthy one; each starts when it is first
 * asked for.
 */
final class Releases implements AutoCloseable {

  // Far more than eight routes need; a playground that walks through hundreds of artifacts must not
  // keep them all.
  private static final int MOST_RUNNING = 64;

  private final WorldFile file;
  private final RandomGenerator chance;
  private final SequencedMap<String, DemoVersion> running = new LinkedHashMap<>();
  private boolean closed;

  Releases(WorldFile file, RandomGenerator chance) {
    this.file = file;
    this.chance = chance;
  }

  void publish(String artifact, Faults faults) {
    Artifacts.problem("artifact", artifact).ifPresent(Problem::raise);
    if (!faults.equals(file.state().versions().get(artifact))) {
      file.change(state -> state.with(artifact, faults));
    }
  }

  /**
   * @throws IOException if the version can't be started
   */
  synchronized URI address(String artifact) throws IOException {
    if (closed) {
      throw new IOException("the demo world is closed");
    }
    DemoVersion version = running.remove(artifact);
    if (version == null) {
      version = DemoVersion.start(artifact, () -> file.state().faults(artifact), chance);
    }
    running.putLast(artifact, version);
    if (running.size() > MOST_RUNNING) {
      running.pollFirstEntry().getValue().close();
    }
    return version.address();
  }

  /**
   * @return the published and the running ones, by artifact
   */
  SortedMap<String, Faults> all() {
    SortedMap<String, Faults> all = new TreeMap<>();
    synchronized (this) {
      running.keySet().forEach(artifact -> all.put(artifact, Faults.NONE));
    }
    Map<String, Faults> published = file.state().versions();
    all.putAll(published);
    return all;
  }

  @Override
  public synchronized void close() {
    closed = true;
    running.values().forEach(DemoVersion::close);
    running.clear();
  }
}
