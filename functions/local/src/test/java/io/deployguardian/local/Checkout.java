package io.deployguardian.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout is, from wherever the tests run. */
final class Checkout {

  static final Path TOP = top();

  static final Path EVENTS =
      Path.of(System.getProperty("deployguardian.events", TOP.resolve("events").toString()));

  private Checkout() {}

  private static Path top() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("events").resolve("rules"))) {
      here = here.getParent();
      if (here == null) {
        throw new IllegalStateException("found no events/rules above the tests");
      }
    }
    return here;
  }
}
