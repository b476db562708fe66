package io.deployguardian.aws.bus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Accepts what it isn't told to refuse. */
final class FakeBus implements Bus {
  final List<Entry> accepted = new ArrayList<>();
  final List<Integer> calls = new ArrayList<>();
  private final Map<String, Put> answers = new HashMap<>();

  void answer(String entryId, Put put) {
    answers.put(entryId, put);
  }

  void acceptEverything() {
    answers.clear();
  }

  @Override
  public List<Put> put(List<Entry> entries) {
    calls.add(entries.size());
    return entries.stream().map(this::one).toList();
  }

  private Put one(Entry entry) {
    Put put = answers.getOrDefault(entry.id(), new Put.Accepted());
    if (put instanceof Put.Accepted) {
      accepted.add(entry);
    }
    return put;
  }
}
