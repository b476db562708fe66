package io.deployguardian.wire.github.api;

/** On a plain JVM: RESTEasy's client and SmallRye Fault Tolerance standing alone. */
class ResilienceTest extends ResilienceContract {}
