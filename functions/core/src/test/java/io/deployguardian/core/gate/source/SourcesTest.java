package io.deployguardian.core.gate.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.plan.Security.Scan;
import io.deployguardian.core.rollout.InMemoryRollouts;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Subject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final Subject SHOP = Samples.subject(2);

  private final List<String> asked = new ArrayList<>();

  @Test
  void the_same_question_is_asked_once() {
    Sources sources = sources().askedOnce();
    askAll(sources);
    askAll(sources);
    assertThat(asked)
        .containsExactly(
            "checks",
            "alerts DEPENDABOT",
            "alerts CODE_SCANNING",
            "licences",
            "compare main",
            "compare c0ffee1",
            "default branch",
            "reviews",
            "file a.md",
            "file b.md",
            "origin");
  }

  @Test
  void the_answer_is_the_sources_own() {
    Sources sources = sources().askedOnce();
    assertThat(sources.files().text(SHOP, "a.md")).isEqualTo(Answer.noAnswer("file a.md"));
    assertThat(sources.files().text(SHOP, "a.md")).isEqualTo(Answer.noAnswer("file a.md"));
  }

  @Test
  void another_inspection_asks_anew() {
    Sources sources = sources();
    sources.askedOnce().reviews().of(SHOP);
    sources.askedOnce().reviews().of(SHOP);
    assertThat(asked).containsExactly("reviews", "reviews");
  }

  private static void askAll(Sources sources) {
    sources.checks().of(SHOP);
    sources.alerts().of(SHOP, Scan.DEPENDABOT);
    sources.alerts().of(SHOP, Scan.CODE_SCANNING);
    sources.licences().since(SHOP);
    sources.commits().compare(SHOP, "main");
    sources.commits().compare(SHOP, "c0ffee1");
    sources.commits().defaultBranch(SHOP);
    sources.reviews().of(SHOP);
    sources.files().text(SHOP, "a.md");
    sources.files().text(SHOP, "b.md");
    sources.origins().of(SHOP);
  }

  private Sources sources() {
    return new Sources(
        subject -> noted("checks"),
        (subject, scan) -> noted("alerts " + scan),
        subject -> noted("licences"),
        commits(),
        subject -> noted("reviews"),
        (subject, path) -> noted("file " + path),
        subject -> noted("origin"),
        new RolloutLedger(new InMemoryRollouts()),
        Drills.none(),
        ErrorBudgets.none(),
        Flags.none());
  }

  private Commits commits() {
    return new Commits() {
      @Override
      public Answer<Comparison> compare(Subject subject, String base) {
        return noted("compare " + base);
      }

      @Override
      public Answer<String> defaultBranch(Subject subject) {
        return noted("default branch");
      }
    };
  }

  private <T> Answer<T> noted(String question) {
    asked.add(question);
    return Answer.noAnswer(question);
  }
}
