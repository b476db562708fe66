package io.deployguardian.wire.report;

import io.deployguardian.core.runbook.Entry;
import io.deployguardian.core.runbook.Instruction;
import io.deployguardian.core.runbook.Runbook;
import io.deployguardian.core.runbook.Runbook.Place;
import io.deployguardian.core.runbook.Runbook.Topic;
import io.deployguardian.core.runbook.Sentence;
import io.deployguardian.core.runbook.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The draft of a runbook in Markdown, as a file for the service's repository. */
public final class RunbookPage {

  private final Runbook runbook;

  private RunbookPage(Runbook runbook) {
    this.runbook = runbook;
  }

  public static String of(Runbook runbook) {
    var page = new RunbookPage(runbook);
    return List.of(
            page.headline(),
            page.topic(Topic.OVERVIEW),
            page.topic(Topic.ENDPOINTS),
            page.topic(Topic.DEPENDENCIES),
            page.topic(Topic.SLA),
            page.topic(Topic.DASHBOARDS),
            page.topic(Topic.ALERTS),
            page.commonIssues(),
            page.rollback(),
            page.topic(Topic.CONTACTS))
        .stream()
        .collect(Collectors.joining("\n"))
        // A list's end and a part's both leave a line.
        .replaceAll("\n{3,}", "\n\n");
  }

  private String headline() {
    return """
        # Runbook: %s

        A draft by Deploy Guardian, from the plan with the SHA-256 %s. What that plan declares is \
        stated; what it doesn't is marked as **not declared** or **to be written**: %s. Complete it, \
        remove this paragraph, and keep it where the plan says that the runbook is. The plan's own \
        values may change after this draft.
        """
        .formatted(
            Prose.name(runbook.service()),
            Prose.name(runbook.plan().sha256()),
            places(runbook.gaps().size()));
  }

  private static String places(int gaps) {
    return gaps == 1 ? "1 place" : gaps + " places";
  }

  private String topic(Topic topic) {
    return "## " + title(topic) + "\n\n" + entries(topic);
  }

  private static String title(Topic topic) {
    return topic == Topic.SLA
        ? topic.name()
        : topic.name().charAt(0) + topic.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private String entries(Topic topic) {
    return each(runbook.facts().get(topic), RunbookPage::entry);
  }

  private static String entry(Entry entry) {
    String lead = "* " + Prose.of(entry.what()) + ":";
    return switch (entry) {
      case Entry.Stated stated -> lead + values(stated.values());
      case Entry.Usual usual ->
          lead
              + " "
              + Prose.of(usual.value())
              + " (also holds where the plan says nothing; if you mean another, declare "
              + Prose.name(usual.place())
              + ")\n";
      case Entry.Undeclared gap ->
          lead + " **not declared**; declare " + Prose.name(gap.place()) + "\n";
      case Entry.Unwritten gap -> lead + " **to be written**; " + Prose.of(gap.todo()) + "\n";
    };
  }

  private static String values(List<Sentence> values) {
    return values.size() == 1
        ? " " + Prose.of(values.getFirst()) + "\n"
        : "\n" + each(values, value -> "  * " + Prose.of(value) + "\n");
  }

  private String commonIssues() {
    return """
        ## Common issues

        What the guardian knows can go wrong under exactly this plan. In the commands `ROLLOUT` is the \
        rollout's id, `YOU` is who you are, and `WHY` goes on record. Say once in your shell how to invoke \
        (`deploy-guardian` is the name that the guardian was installed under; leave \
        `--cli-binary-format` out with version 1 of the AWS CLI):

        ```sh
        invoke() {
          aws lambda invoke --function-name "deploy-guardian-$1" --qualifier live --cli-binary-format raw-in-base64-out \\
            --payload "$2" answer.json > /dev/null && cat answer.json
        }
        ```

        First, whatever it is:

        """
        + each(runbook.firstLook(), RunbookPage::instruction)
        + "\n"
        + each(runbook.places(), RunbookPage::troubles);
  }

  private static String troubles(Place place) {
    return "### Issues in "
        + Prose.name(place.environment())
        + "\n\n"
        + place.troubles().stream().map(RunbookPage::trouble).collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String trouble(Trouble trouble) {
    return "#### "
        + Prose.of(trouble.title())
        + "\n\n* **Symptom:** "
        + Prose.of(trouble.symptom())
        + "\n* **It means:** "
        + trouble.meaning().stream().map(Prose::of).collect(Collectors.joining(" "))
        + "\n* **Look at:**\n"
        + each(trouble.look(), look -> indented(instruction(look)));
  }

  private static String indented(String text) {
    return text.lines()
        .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
        .collect(Collectors.joining());
  }

  private static String instruction(Instruction instruction) {
    String text = "* " + Prose.of(instruction.text()) + "\n";
    return instruction
        .command()
        .map(command -> text + "\n  ```sh\n  " + CommandLine.of(command) + "\n  ```\n\n")
        .orElse(text);
  }

  private String rollback() {
    return topic(Topic.ROLLBACK)
        + "\n"
        + each(runbook.places(), RunbookPage::wayBack).stripTrailing()
        + "\n";
  }

  private static String wayBack(Place place) {
    return "### Rollback in "
        + Prose.name(place.environment())
        + "\n\nThe guardian does it by itself:\n\n"
        + each(place.byItself(), sentence -> "* " + Prose.of(sentence) + "\n")
        + "\nBy hand:\n\n"
        + each(place.byHand(), RunbookPage::instruction)
        + "\n";
  }

  private static <T> String each(List<T> all, Function<T, String> one) {
    return all.stream().map(one).collect(Collectors.joining());
  }
}
