package io.deployguardian.lambdastandin;

import java.nio.file.Path;
import java.util.Map;

/** A JVM that starts a function, says which process that is, and is gone without a farewell. */
final class SuddenEnd {

  private SuddenEnd() {}

  public static void main(String... arguments) throws Exception {
    var zip = Path.of(arguments[0]);
    var function =
        new PackagedFunction(
            FunctionPackage.unpack(zip), FunctionConfiguration.of("guardian-tiny", Map.of()));
    var started = (Started.Ready) function.start(zip.resolveSibling("orphan.log"));
    System.out.println(started.environment().pid());
    System.out.println(function.code().root());
    System.out.flush();
    Runtime.getRuntime().halt(137); // As kill -9 would have it: no hook runs.
  }
}
