package io.deployguardian.core.command;

import java.util.Optional;

/**
 * A line that addresses us, taken apart; every text is one.
 *
 * @param word empty for one that isn't ours, or none
 * @param rest what follows the word, in one line
 */
record Said(Optional<Word> word, String written, String rest) {

  static final String ADDRESS = "/guardian";

  static Said of(String text) {
    Split address = Split.of(Inert.line(text));
    if (!address.first().equalsIgnoreCase(ADDRESS)) {
      return new Said(Optional.empty(), "", "");
    }
    Split word = Split.of(address.rest());
    return new Said(Word.of(word.first()), word.first(), word.rest());
  }

  /** A line's first word, and what follows. */
  record Split(String first, String rest) {

    static Split of(String line) {
      int end = line.indexOf(' ');
      return end < 0
          ? new Split(line, "")
          : new Split(line.substring(0, end), line.substring(end + 1));
    }
  }
}
