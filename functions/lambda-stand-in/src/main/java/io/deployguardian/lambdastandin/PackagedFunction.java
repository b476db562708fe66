package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A package and its configuration: all it takes to start it as Lambda would. The process gets the
 * variables of the configuration and those that Lambda sets, and nothing of this machine's but its
 * {@code PATH}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined
 *     variables</a>
 */
public record PackagedFunction(FunctionPackage code, FunctionConfiguration configuration) {

  /**
   * Returns once the process asks for its first invocation, or can't.
   *
   * @param log the file that the process' output is appended to
   */
  public Started start(Path log) throws IOException {
    return Start.of(this, log);
  }

  ProcessBuilder process(String runtimeApi) throws IOException {
    String handler = configuration.handler().orElse(code.handler());
    var process =
        code.isNative()
            ? new ProcessBuilder(code.bootstrap().toString())
            : new ProcessBuilder(JavaRuntime.command(handler, configuration.memoryMegabytes()));
    process.directory(code.root().toFile());
    process.redirectErrorStream(true);
    var variables = process.environment();
    String path = variables.get("PATH");
    variables.clear();
    variables.put("PATH", path);
    variables.putAll(configuration.environment());
    variables.putAll(reserved(runtimeApi, handler));
    return process;
  }

  private Map<String, String> reserved(String runtimeApi, String handler) {
    var variables = new TreeMap<String, String>();
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("LAMBDA_TASK_ROOT", code.root().toString());
    variables.put("_HANDLER", handler);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", configuration.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", configuration.version());
    variables.put(
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(configuration.memoryMegabytes()));
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + configuration.name());
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    if (code.isNative()) {
      variables.put("DISABLE_SIGNAL_HANDLERS", "true"); // As Quarkus' guide has it.
    }
    return variables;
  }
}
