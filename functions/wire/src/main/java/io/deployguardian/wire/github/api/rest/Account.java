package io.deployguardian.wire.github.api.rest;

/** A user, organisation or bot, where another answer mentions it. */
public record Account(long id, String login, String type) {

  /** What an App writes is written by its bot. */
  public boolean isBot() {
    return "Bot".equals(type);
  }
}
