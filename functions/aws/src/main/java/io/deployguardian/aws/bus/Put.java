package io.deployguardian.aws.bus;

/** What the bus said to one entry. */
public sealed interface Put {

  record Accepted() implements Put {}

  /** Not now: throttled, broken or out of reach. The same entry may well be accepted later. */
  record Refused(String why) implements Put {}

  /** Never: the entry itself is wrong. */
  record Rejected(String why) implements Put {}
}
