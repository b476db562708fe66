package io.deployguardian.lambdastandin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Packages, one per function: {@code rollback.zip}, or {@code rollback/target/function.zip} where
 * they were built.
 *
 * @param prefix what a deployed function's name has before the package's: {@code deploy-guardian}
 */
record FunctionFolder(Path folder, String prefix) {

  Optional<Path> find(String name) {
    String before = prefix + "-";
    if (!name.startsWith(before)) {
      return Optional.empty();
    }
    String key = name.substring(before.length());
    return Stream.of(folder.resolve(key + ".zip"), folder.resolve(key + "/target/function.zip"))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
