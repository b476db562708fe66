package io.deployguardian.aws.telemetry;

import io.deployguardian.wire.door.Watch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.MDC;

/** A function's watch: its log lines carry trace and rollout, its counters go to Micrometer. */
public final class MeteredWatch implements Watch {

  private static final String TRACE = "traceId";
  private static final String ROLLOUT = "rollout";

  private final Logger log;
  private final MeterRegistry meters;

  /**
   * @param service the function's name, which becomes the logger's
   */
  public MeteredWatch(String service, MeterRegistry meters) {
    this.log = Logger.getLogger(service);
    this.meters = meters;
  }

  @Override
  public <T> T about(String trace, String rollout, Supplier<T> work) {
    MDC.put(TRACE, trace);
    MDC.put(ROLLOUT, rollout);
    try {
      return work.get();
    } finally {
      MDC.remove(TRACE);
      MDC.remove(ROLLOUT);
    }
  }

  @Override
  public void count(String counter, long amount, String... tags) {
    meters.counter(counter, tags).increment(amount);
  }

  @Override
  public void failed(String what, RuntimeException why) {
    count("Failures");
    log.log(Level.SEVERE, what + " failed", why);
  }

  @Override
  public void said(String what) {
    log.info(what);
  }
}
