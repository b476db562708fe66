package io.deployguardian.aws.bus;

/** What can't be processed, kept for people to look at and to redrive. */
public interface DeadLetters {

  /** Keeping the same letter twice keeps it once. */
  void put(String kind, String body, String why);

  int count();
}
