package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.PlanReader;
import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.rollout.PlanId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads {@code .github/deploy-guardian.yml}. Everything has a default but the checks: a service
 * that nothing checks is not guarded. What is wrong is reported all at once, each with its line,
 * its place, what was found and what is expected.
 */
public final class YamlPlanReader implements PlanReader {

  private static final int VERSION = 1;

  @Override
  public PlanReading read(String text) {
    var problems = new Problems();
    Optional<Node> root = Document.root(text, problems);
    Plan plan =
        root.map(node -> plan(new Spot("", node.getStartMark().getLine() + 1, node, problems)))
            .orElseGet(() -> new Plan(new TreeMap<>()));
    return problems.isEmpty()
        ? new PlanReading.Valid(idOf(text), plan)
        : new PlanReading.Invalid(problems.sorted());
  }

  /** The SHA-256 of the text's UTF-8, in hex. */
  public static PlanId idOf(String text) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return new PlanId(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Plan plan(Spot at) {
    Block root = Block.withKeys(at, "version", "services");
    root.whole("version", VERSION, VERSION, VERSION);
    SortedMap<String, ServicePlan> services = new TreeMap<>();
    root.need("services", "at least one service")
        .map(spot -> Block.ofNames(spot, PlanLimits.SERVICES, "services"))
        .ifPresent(
            names ->
                names
                    .entries()
                    .forEach((name, spot) -> services.put(name, ServiceSection.read(spot))));
    return new Plan(services);
  }
}
