package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All functions of a folder that were asked for so far. */
final class HostedFunctions implements AutoCloseable {

  private final FunctionFolder folder;
  private final Configurations configurations;
  private final Path logs;
  private final Map<String, HostedFunction> hosted = new TreeMap<>();

  HostedFunctions(FunctionFolder folder, Configurations configurations, Path logs) {
    this.folder = folder;
    this.configurations = configurations;
    this.logs = logs;
  }

  /** Empty where there is no package of that name, or nobody deployed it. */
  synchronized Optional<HostedFunction> find(FunctionName asked) throws IOException {
    String key = asked.name() + ":" + asked.qualifier().orElse("");
    HostedFunction known = hosted.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Path> zip = folder.find(asked.name());
    if (zip.isEmpty()) {
      return Optional.empty();
    }
    var configuration = configurations.of(asked.name(), asked.qualifier());
    if (configuration.isEmpty()) {
      return Optional.empty();
    }
    var function =
        new HostedFunction(
            FunctionPackage.unpack(zip.get()),
            configuration.get(),
            logs.resolve(asked.name() + ".log"));
    hosted.put(key, function);
    return Optional.of(function);
  }

  @Override
  public synchronized void close() throws IOException {
    for (HostedFunction function : hosted.values()) {
      function.close();
    }
    hosted.clear();
  }
}
