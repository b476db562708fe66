package io.deployguardian.wire.github.gate;

import io.deployguardian.wire.github.api.http.GitHubFailure;
import java.util.regex.Pattern;

/**
 * How GitHub says that a repository doesn't use a feature. It does so with the same 403 and 404
 * that stand for a missing permission and a missing repository, so its words are what tells them
 * apart; words that nobody here knows are taken for the latter.
 */
final class SwitchedOff {

  /** Behind the status: what is before that are our own words, with a branch's name in them. */
  private static final Pattern WORDS =
      Pattern.compile(
          ": 40[34] .*(?:no analysis found|must be enabled|not enabled|disabled|not available"
              + "|not supported)",
          Pattern.CASE_INSENSITIVE);

  private SwitchedOff() {}

  static boolean isSaidBy(GitHubFailure failure) {
    return WORDS.matcher(failure.getMessage()).find();
  }
}
