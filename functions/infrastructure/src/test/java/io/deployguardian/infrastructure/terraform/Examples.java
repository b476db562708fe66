package io.deployguardian.infrastructure.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The examples: planned once for all tests, because a plan takes seconds. */
public final class Examples {

  public static final List<String> NAMES =
      List.of("minimal", "complete", "complete/target-account");

  private static final Map<String, JsonNode> PLANS = new HashMap<>();

  private Examples() {}

  /** A copy of what {@code terraform show -json} shows of the plan. */
  public static synchronized JsonNode plan(String example) {
    if (PLANS.isEmpty()) {
      try (var workspace = Workspace.onMotoOrSkip()) {
        NAMES.forEach(name -> PLANS.put(name, plan(workspace.example(name).asOnAws())));
      }
    }
    return PLANS.get(example).deepCopy();
  }

  /** Plans into the file {@code plan}, and shows it. */
  public static JsonNode plan(Terraform terraform) {
    terraform.run("plan", "-no-color", "-out=plan");
    return json(terraform.run("show", "-json", "plan"));
  }

  static JsonNode json(String shown) {
    try {
      return JsonMapper.builder().build().readTree(shown);
    } catch (JsonProcessingException e) {
      throw new AssertionError("terraform show -json: found no JSON: " + shown, e);
    }
  }
}
