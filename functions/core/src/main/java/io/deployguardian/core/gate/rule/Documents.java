package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Files;

/**
 * What a plan refers to for people: a file of the repository, which can be looked for, or a URL.
 */
record Documents(Files files) {

  private static final String URL = "https://";

  /** Whether there is something to read; a URL is taken at its word. */
  Answer<Boolean> isThere(Candidate candidate, String document) {
    if (document.startsWith(URL)) {
      return Answer.known(true);
    }
    return files
        .text(candidate.subject(), document)
        .map(text -> text.filter(words -> !words.isBlank()).isPresent());
  }
}
