package io.deployguardian.aws.telemetry;

import io.deployguardian.aws.trace.Traces;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.door.Watch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
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
  private final Traces traces;

  public MeteredWatch(String service, MeterRegistry meters) {
    this(service, meters, Traces.OFF);
  }

  /**
   * @param service the function's name, which becomes the logger's
   */
  public MeteredWatch(String service, MeterRegistry meters, Traces traces) {
    this.log = Logger.getLogger(service);
    this.meters = meters;
    this.traces = traces;
  }

  @Override
  public <T> T about(Concern concern, Supplier<T> work) {
    Traces.Ongoing ongoing = traces.begin();
    Optional<String> error = Optional.of("Error");
    try {
      T answer = logged(concern, work);
      error = Optional.empty();
      return answer;
    } catch (RuntimeException e) {
      error = Optional.of(e.getClass().getSimpleName());
      throw e;
    } finally {
      ongoing.ended(concern, error);
    }
  }

  @Override
  public Handled look(String occasion, Supplier<Handled> look) {
    Traces.Ongoing ongoing = traces.begin();
    Optional<Concern> concern = Optional.empty();
    try {
      Handled handled = look.get();
      concern = Concern.of(occasion, handled);
      concern.ifPresent(known -> logged(known, () -> tell(occasion, handled)));
      return handled;
    } finally {
      concern.ifPresentOrElse(known -> ongoing.ended(known, Optional.empty()), ongoing::forgotten);
    }
  }

  private static <T> T logged(Concern concern, Supplier<T> work) {
    MDC.put(TRACE, concern.trace());
    MDC.put(ROLLOUT, concern.subject());
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
