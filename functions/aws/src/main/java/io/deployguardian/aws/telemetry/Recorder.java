package io.deployguardian.aws.telemetry;

/** A meter of ours: hands over what was recorded since it was last asked. */
interface Recorder {

  /** In the unit that {@link EmfMeterRegistry} declares for it. */
  double[] drain();
}
