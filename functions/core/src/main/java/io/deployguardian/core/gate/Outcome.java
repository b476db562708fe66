package io.deployguardian.core.gate;

/** What a rule came to. */
public sealed interface Outcome {

  /** The rule's name, which is what it may find: {@code no_health_checks}. */
  String rule();

  /** One line for people. */
  String text();

  Sort sort();

  /** From the one that matters most. */
  enum Sort {
    VETO("FAIL"),
    UNANSWERED("FAIL"),
    WARNING("WARNING"),
    SKIPPED("SKIPPED"),
    PASSED("PASS");

    private final String word;

    Sort(String word) {
      this.word = word;
    }

    /** As reports and the decision log have it: PASS, WARNING, FAIL or SKIPPED. */
    public String word() {
      return word;
    }
  }

  record Passed(String rule, String what) implements Outcome {

    public Passed {
      what = Line.of(what);
    }

    @Override
    public String text() {
      return what;
    }

    @Override
    public Sort sort() {
      return Sort.PASSED;
    }
  }

  record Violated(Violation violation) implements Outcome {

    @Override
    public String rule() {
      return violation.subject();
    }

    @Override
    public String text() {
      return violation.what();
    }

    @Override
    public Sort sort() {
      return violation.blocking() ? Sort.VETO : Sort.WARNING;
    }
  }

  /** This guardian has no source for it: shown, and never a reason to say no. */
  record NotAvailable(String rule, String why) implements Outcome {

    public NotAvailable {
      why = Line.of(why);
    }

    @Override
    public String text() {
      return why;
    }

    @Override
    public Sort sort() {
      return Sort.SKIPPED;
    }
  }

  /**
   * A source that exists is silent, or a check still runs. That is no yes, and worth asking again
   * until the gate's patience ends.
   */
  record NoAnswer(String rule, String why) implements Outcome {

    private static final String IMPACT = "what is not known may be wrong";
    private static final String REQUIREMENT = "an answer";
    private static final String SUGGESTION = "deploy again once there is an answer";

    public NoAnswer {
      why = Line.of(why);
    }

    @Override
    public String text() {
      return "not known: " + why;
    }

    @Override
    public Sort sort() {
      return Sort.UNANSWERED;
    }

    /** What it is once nobody waits any more. */
    Violation violation() {
      return new Violation(rule, text(), IMPACT, REQUIREMENT, SUGGESTION, true);
    }
  }
}
