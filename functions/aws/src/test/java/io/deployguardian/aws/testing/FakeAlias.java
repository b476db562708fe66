package io.deployguardian.aws.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.testing.StandIn.Call;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.wire.json.DomainJson;
import java.util.function.Function;

/**
 * One Lambda alias, {@code shop:live}, as Lambda's API shows it: updates are conditional on its
 * revision. The emulator on the machines leaves that condition out.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html">UpdateAlias</a>
 */
public final class FakeAlias implements Function<Call, Reply> {

  public static final String ARN = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live";
  private static final String PATH =
      "/2015-03-31/functions/arn:aws:lambda:eu-central-1:111122223333:function:shop/aliases/live";

  private ObjectNode alias;
  private int revision = 1;

  public FakeAlias(String version) {
    alias = DomainJson.mapper().createObjectNode().put("FunctionVersion", version);
  }

  @Override
  public synchronized Reply apply(Call call) {
    if (!call.path().equals(PATH)) {
      return Reply.error(404, "ResourceNotFoundException", "Cannot find alias arn: " + call.path());
    }
    return call.method().equals("GET") ? shown() : updated(call.body());
  }

  /** Somebody else writes. */
  public synchronized void touch() {
    revision++;
  }

  public synchronized JsonNode state() {
    return alias.deepCopy();
  }

  private Reply updated(JsonNode wanted) {
    if (!wanted.path("RevisionId").asText().equals(String.valueOf(revision))) {
      return Reply.error(
          412, "PreconditionFailedException", "The Revision Id provided does not match");
    }
    if (wanted.path("FunctionVersion").asInt() > 100) {
      return Reply.error(
          404,
          "ResourceNotFoundException",
          "Function not found: shop:" + wanted.get("FunctionVersion").asText());
    }
    alias = DomainJson.mapper().createObjectNode();
    alias.set("FunctionVersion", wanted.get("FunctionVersion"));
    alias.set("RoutingConfig", wanted.get("RoutingConfig"));
    revision++;
    return shown();
  }

  private Reply shown() {
    return Reply.ok(alias.deepCopy().put("RevisionId", String.valueOf(revision)).toString());
  }
}
