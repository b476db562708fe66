package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.PlanId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Plans in memory; like the real store it keeps their text and reads it when asked. */
public final class InMemoryPlans implements Plans {
  private final Map<PlanId, String> texts = new ConcurrentHashMap<>();
  private final PlanReader reader;

  public InMemoryPlans(PlanReader reader) {
    this.reader = reader;
  }

  @Override
  public void put(PlanId id, String text) {
    // The first text stays: what was put under an id never changes.
    texts.putIfAbsent(id, text);
  }

  @Override
  public Optional<Plan> find(PlanId id) {
    return Optional.ofNullable(texts.get(id))
        .map(
            text ->
                switch (reader.read(text)) {
                  case PlanReading.Valid valid -> valid.plan();
                  case PlanReading.Invalid invalid ->
                      throw new IllegalStateException(
                          "stored plan " + id + ": " + invalid.problems());
                });
  }
}
