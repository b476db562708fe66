package io.deployguardian.aws.secrets;

import io.deployguardian.aws.settings.SecretReference;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;

/** A parameter of SSM's Parameter Store, decrypted. */
record ParameterSource(SsmClient client, SecretReference.Parameter reference)
    implements SecretSource {

  @Override
  public Optional<Version> read() {
    try {
      Parameter found =
          client.getParameter(get -> get.name(reference.name()).withDecryption(true)).parameter();
      return Optional.of(Version.of(reference.place(), found.value(), found.lastModifiedDate()));
    } catch (ParameterNotFoundException | ParameterVersionNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new SecretUnavailable(reference.place(), Refusal.of(e));
    }
  }
}
