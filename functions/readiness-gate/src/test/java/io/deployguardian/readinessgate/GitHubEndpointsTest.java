package io.deployguardian.readinessgate;

import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.wire.github.api.EndpointsContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The GitHub client on Quarkus: its clients are made at build time. */
@QuarkusTest
@WithTestResource(GuardianResource.class)
class GitHubEndpointsTest extends EndpointsContract {}
