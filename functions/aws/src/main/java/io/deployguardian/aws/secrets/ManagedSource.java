package io.deployguardian.aws.secrets;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.settings.SecretReference;
import io.deployguardian.wire.json.DomainJson;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * A secret of Secrets Manager, or one member of it.
 *
 * @param stage {@link #CURRENT} or {@link #PREVIOUS}
 */
record ManagedSource(SecretsManagerClient client, SecretReference.Managed reference, String stage)
    implements SecretSource {

  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  @Override
  public Optional<Version> read() {
    try {
      GetSecretValueResponse found =
          client.getSecretValue(get -> get.secretId(reference.id()).versionStage(stage));
      String text = reference.key().map(key -> member(found, key)).orElse(found.secretString());
      return Optional.of(Version.of(reference.place(), text, found.createdDate()));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new SecretUnavailable(reference.place(), Refusal.of(e));
    }
  }

  private String member(GetSecretValueResponse found, String key) {
    JsonNode member = object(found.secretString()).path(key);
    if (!member.isTextual()) {
      throw new SecretUnavailable(
          reference.place(), "found no text under " + key + " in the secret, expected it");
    }
    return member.textValue();
  }

  private JsonNode object(String text) {
    try {
      return DomainJson.mapper().readTree(text == null ? "" : text);
    } catch (JacksonException e) {
      // Not as the cause: its message quotes the secret.
      throw new SecretUnavailable(reference.place(), "found a secret that is no JSON object");
    }
  }
}
