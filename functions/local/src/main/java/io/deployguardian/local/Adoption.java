package io.deployguardian.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Lets the stand-in of GitHub have what somebody's own webhooks tell of: whoever plays GitHub with
 * {@code curl} should not have to tell it everything twice.
 */
record Adoption(GitHubStandIn gitHub) implements Consumer<byte[]> {

  @Override
  public void accept(byte[] body) {
    try {
      JsonNode payload = DomainJson.mapper().readTree(body);
      JsonNode deployment = payload.path("deployment");
      String repository = payload.path("repository").path("full_name").asText();
      if (deployment.path("id").canConvertToLong() && repository.matches("[^/\\s]+/[^/\\s]+")) {
        gitHub
            .repository(repository)
            .adopt(
                deployment.path("id").asLong(),
                deployment.path("sha").asText(),
                deployment.path("environment").asText());
      }
    } catch (JacksonException e) {
      // The webhook's own door says what is wrong with it.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
