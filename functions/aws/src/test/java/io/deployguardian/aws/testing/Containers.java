package io.deployguardian.aws.testing;

import io.floci.testcontainers.FlociContainer;
import java.net.URI;
import org.testcontainers.localstack.LocalStackContainer;

/** The emulators that run in a container. Testcontainers removes it even after a crash. */
final class Containers {

  /** The only place that pins them. */
  private static final String FLOCI = "floci/floci:1.5.34";

  private static final String LOCALSTACK = "localstack/localstack:2026.08.3";

  private Containers() {}

  static Emulator floci() {
    var floci = new FlociContainer(FLOCI).withRegion(Emulator.REGION.id());
    floci.start();
    return new Emulator(FLOCI, URI.create(floci.getEndpoint()), floci::stop);
  }

  static Emulator localStack(String token) {
    var localStack =
        new LocalStackContainer(LOCALSTACK)
            .withEnv(EmulatorKind.TOKEN, token)
            .withEnv("DEFAULT_REGION", Emulator.REGION.id());
    localStack.start();
    return new Emulator(LOCALSTACK, localStack.getEndpoint(), localStack::stop);
  }
}
