package io.deployguardian.wire.github.notification;

import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.Account;
import io.deployguardian.wire.github.api.rest.AppApi;
import java.util.Optional;

/**
 * Who we are to GitHub, asked once. A key that somebody else wrote down is not ours: anybody can
 * copy a marker.
 */
final class Us {

  private final GitHub github;
  private volatile AppApi.App known;

  Us(GitHub github) {
    this.github = github;
  }

  long app() {
    return itself().id();
  }

  boolean wrote(Optional<Account> author) {
    String login = itself().slug() + "[bot]";
    return author.filter(account -> account.login().equalsIgnoreCase(login)).isPresent();
  }

  private AppApi.App itself() {
    if (known == null) {
      known = github.app().itself();
    }
    return known;
  }
}
