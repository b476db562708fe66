package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A function with at most one process: its invocations wait for each other. Lambda would start
 * another process instead.
 */
final class HostedFunction implements AutoCloseable {

  private final FunctionPackage code;
  private final PackagedFunction function;
  private final Path log;
  private ExecutionEnvironment running;

  HostedFunction(FunctionPackage code, FunctionConfiguration configuration, Path log) {
    this.code = code;
    this.function = new PackagedFunction(code, configuration);
    this.log = log;
  }

  String version() {
    return function.configuration().version();
  }

  /** The first one starts the process, and so does one after it ended or could not begin. */
  synchronized Outcome invoke(String payload) throws IOException {
    if (running == null || !running.isAlive()) {
      ended();
      switch (function.start(log)) {
        case Started.Ready ready -> running = ready.environment();
        case Started.Broken broken -> {
          return broken.error();
        }
      }
    }
    return running.invoke(payload);
  }

  private void ended() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    ended();
    code.close();
  }
}
