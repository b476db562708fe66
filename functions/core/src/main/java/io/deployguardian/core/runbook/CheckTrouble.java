package io.deployguardian.core.runbook;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.LambdaCheck;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.SecurityHeadersCheck;
import io.deployguardian.core.check.TlsCheck;
import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.plan.Spelling;
import io.deployguardian.core.runbook.Trouble.Kind;
import java.util.List;

/** A check of the smoke test that fails: what it asked, and what its failing means. */
record CheckTrouble(Service.Here here) {

  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy",
          "X-Frame-Options",
          "X-Content-Type-Options",
          "Strict-Transport-Security");

  Trouble of(Check check) {
    return switch (check) {
      case HttpCheck http -> new HttpTrouble(here, http).trouble();
      case SecurityHeadersCheck headers -> headers(headers);
      case TlsCheck tls -> tls(tls);
      case LambdaCheck lambda -> lambda(lambda);
      case LoadCheck burst -> burst(burst);
      case WorkflowCheck suite -> workflow(suite);
    };
  }

  static Trouble trouble(
      Check check, Sentence symptom, List<Sentence> meaning, List<Instruction> look) {
    Sentence title = Sentence.of("The check {} fails", check.name());
    return new Trouble(Kind.CHECK, check.name(), title, symptom, meaning, look);
  }

  private static Trouble headers(SecurityHeadersCheck check) {
    return trouble(
        check,
        Sentence.of(
            "{} lacks one of the headers that protect a browser, or has a weak one: {}.",
            check.path(),
            Sentence.names(HEADERS)),
        List.of(
            Sentence.of(
                "Browsers would not be told to protect users: a middleware, a proxy or its"
                    + " configuration changed.")),
        List.of(
            Instruction.to("What {} answers itself; redirects are not followed.", check.path())));
  }

  private static Trouble tls(TlsCheck check) {
    Sentence place =
        check
            .url()
            .map(known -> Sentence.of("{}", known))
            .orElseGet(() -> Sentence.of("the release's own URL"));
    return trouble(
        check,
        Sentence.of(
            "The certificate of {} is not trusted, or expires within {}.",
            place,
            check.expiresIn()),
        List.of(
            Sentence.of(
                "Browsers refuse it, or will soon: it was not renewed, or is another host's."),
            Sentence.of("Going back helps only where the release before has another certificate.")),
        List.of(Instruction.to("Who renews it, and when that was done last.")));
  }

  private Trouble lambda(LambdaCheck check) {
    return trouble(
        check,
        Sentence.of(
            "The new version of {} fails when it is invoked{}{}.",
            check
                .function()
                .map(name -> Sentence.of("{}", name))
                .orElseGet(() -> Sentence.of("the function")),
            HttpTrouble.expected(", or answers without ", check.expect()),
            attempts(here)),
        List.of(
            Sentence.of(
                "The function itself is broken, or the guardian may not invoke it: the reason says"
                    + " which.")),
        List.of(
            Instruction.to("The function's log, for the new version."),
            Instruction.to(
                "Refused? The guardian needs {} on the versions of the function.",
                "lambda:InvokeFunction")));
  }

  private static Trouble burst(LoadCheck check) {
    return trouble(
        check,
        Sentence.of(
            "{} users ask for {} over {}: the 95th percentile is above {}, or more than {} of the"
                + " requests fail.",
            check.users(),
            check.path(),
            check.duration(),
            check.p95(),
            Sentence.of(Spelling.ofShare(check.errors()))),
        List.of(
            Sentence.of(
                "The checks before it held, so the version works, but not for several at once.")),
        List.of(
            Instruction.to("Cold starts, pools of connections, limits of CPU and concurrency.")));
  }

  private static Trouble workflow(WorkflowCheck check) {
    return trouble(
        check,
        Sentence.of(
            "The workflow {} does not end as {} within {}.",
            check.file(),
            "success",
            check.limit()),
        List.of(
            Sentence.of(
                "All other checks held, so the version answers, but the suite found a fault, never"
                    + " started or took too long.")),
        List.of(
            Instruction.to("The run's page; the reason has its address."),
            Instruction.to(
                "No run? Its {} has to contain {}, it has to declare its inputs, and the App needs"
                    + " to be allowed to write to Actions.",
                "run-name",
                "${{ inputs.%s }}".formatted(Workflows.ROLLOUT))));
  }

  /** How often it was tried before it counted as failed. */
  static Sentence attempts(Service.Here here) {
    int attempts = here.smoke().retries().attempts();
    return attempts == 1 ? Sentence.of("") : Sentence.of(", in {} attempts", attempts);
  }
}
