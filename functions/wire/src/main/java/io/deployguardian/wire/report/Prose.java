package io.deployguardian.wire.report;

import io.deployguardian.core.runbook.Sentence;
import io.deployguardian.core.runbook.Sentence.Part;
import java.util.stream.Collectors;

/** Sentences in Markdown: our own words as they are, those of strangers so that they do nothing. */
final class Prose {

  /** No plan's value is longer; nothing of a runbook is cut. */
  private static final int LONGEST = 4_000;

  private Prose() {}

  static String of(Sentence sentence) {
    return sentence.parts().stream().map(Prose::of).collect(Collectors.joining());
  }

  static String name(String text) {
    return Gfm.code(text, LONGEST);
  }

  private static String of(Part part) {
    return switch (part) {
      case Part.Own own -> own.text();
      case Part.Named named -> name(named.text());
      case Part.Quoted quoted -> "\"" + Gfm.text(quoted.text(), LONGEST) + "\"";
      case Part.Address address -> Gfm.link(address.at());
    };
  }
}
