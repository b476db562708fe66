package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code scripts/lambda}: serves until it is stopped. */
public final class LambdaCommand {

  /** How a client of the SDK finds AWS: endpoints, region, credentials. */
  private static final Predicate<String> AWS =
      Pattern.compile(
              "AWS_ENDPOINT_URL(_[A-Z0-9_]+)?|AWS_(DEFAULT_)?REGION|AWS_ACCESS_KEY_ID"
                  + "|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN")
          .asMatchPredicate();

  private static final Predicate<String> OURS =
      Pattern.compile("(GUARDIAN|GITHUB)_[A-Z_]+|JAVA_TOOL_OPTIONS").asMatchPredicate();

  private LambdaCommand() {}

  public static void main(String... arguments) throws InterruptedException {
    try {
      var packages = Path.of(System.getProperty("deployguardian.packages", "target/packages"));
      var options = Options.parse(packages, List.of(arguments));
      var logs = Path.of(System.getProperty("deployguardian.lambda.logs", "target/lambda"));
      var standIn =
          LambdaStandIn.start(
              options.port(),
              options.packages(),
              options.name(),
              configurations(options, System.getenv()),
              options
                  .like()
                  .map(URI::create)
                  .map(OtherCalls::passedOnTo)
                  .orElse(OtherCalls.REFUSED),
              logs);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> closed(standIn)));
      System.out.println("Lambda's invoke API:  " + standIn.base());
      System.out.println("Packages:             " + options.packages());
      System.out.println("The functions' logs:  " + logs);
      Thread.currentThread().join(); // Until a signal ends the JVM.
    } catch (Options.Wrong e) {
      System.err.println("lambda: " + e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("lambda: port: " + e.getMessage());
      System.exit(1);
    }
  }

  static Configurations configurations(Options options, Map<String, String> own) {
    var aws = only(AWS, own);
    Configurations functions =
        options
            .like()
            .<Configurations>map(DeployedFunctions::new)
            .orElseGet(() -> Configurations.fixed(only(OURS.or(AWS), own)));
    return Configurations.reaching(aws, functions);
  }

  private static Map<String, String> only(Predicate<String> names, Map<String, String> variables) {
    var some = new TreeMap<>(variables);
    some.keySet().removeIf(names.negate());
    return some;
  }

  private static void closed(LambdaStandIn standIn) {
    try {
      standIn.close();
    } catch (IOException e) {
      System.err.println("lambda: an unpacked function is left behind: " + e.getMessage());
    }
  }
}
