package io.deployguardian.lambdastandin;

/** What came of starting a function's process. */
public sealed interface Started {

  /** It asked for its first invocation. */
  record Ready(ExecutionEnvironment environment) implements Started {}

  /**
   * It ended, or said why it can't begin.
   *
   * @param error as Lambda answers an invocation that meets it
   * @param log what the process wrote
   */
  record Broken(Outcome error, String log) implements Started {}
}
