package io.deployguardian.wire.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.Judgement.Exclusion;
import io.deployguardian.core.canary.Judgement.Finding;
import io.deployguardian.core.canary.Judgement.Interval;
import io.deployguardian.core.canary.Judgement.Sizes;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JudgementViewTest {

  @Test
  void a_judgement_with_all_it_stands_on() {
    var errors =
        new Finding(
            "errors",
            Verdict.fail("errors", "a third more"),
            OptionalDouble.of(0.34),
            Optional.of(new Interval(0.1, 0.6)),
            123.5,
            30,
            new Sizes(9000, 1000),
            List.of(new Exclusion("bad exceeds total", 2)));
    var judgement =
        new Judgement(Verdict.fail("errors", "a third more"), OptionalInt.of(7), List.of(errors));

    assertThat(JudgementView.whole(judgement))
        .hasToString(
            json(
                """
                {'verdict':'FAIL','decidedAt':7,'reasons':['errors: a third more'],'metrics':[
                {'name':'errors','verdict':'FAIL','effect':0.34,'interval':[0.1,0.6],'evidence':123.5,'samples':30,
                'sizes':{'baseline':9000,'canary':1000},'excluded':[{'why':'bad exceeds total','intervals':2}],
                'reasons':['a third more']}]}"""));
  }

  @Test
  void what_is_unknown_is_null() {
    var finding =
        new Finding(
            "latency",
            Verdict.inconclusive("latency", "nothing to compare"),
            OptionalDouble.empty(),
            Optional.empty(),
            1,
            0,
            new Sizes(0, 0),
            List.of());
    var judgement =
        new Judgement(
            Verdict.inconclusive("latency", "nothing to compare"),
            OptionalInt.empty(),
            List.of(finding));

    assertThat(JudgementView.whole(judgement))
        .hasToString(
            json(
                """
                {'verdict':'INCONCLUSIVE','decidedAt':null,'reasons':['latency: nothing to compare'],'metrics':[
                {'name':'latency','verdict':'INCONCLUSIVE','effect':null,'interval':[null,null],'evidence':1.0,'samples':0,
                'sizes':{'baseline':0,'canary':0},'excluded':[],'reasons':['nothing to compare']}]}"""));
  }

  @Test
  void what_is_infinite_stays_json() {
    var finding =
        new Finding(
            "errors",
            new Verdict.Pass(List.of(new Reason("errors", "none at all"))),
            OptionalDouble.of(Double.POSITIVE_INFINITY),
            Optional.of(new Interval(-0.5, Double.POSITIVE_INFINITY)),
            Double.POSITIVE_INFINITY,
            5,
            new Sizes(Long.MAX_VALUE, 1),
            List.of());
    var judgement = new Judgement(new Verdict.Pass(List.of()), OptionalInt.of(0), List.of(finding));

    assertThat(JudgementView.metrics(judgement))
        .hasToString(
            json(
                """
                [{'name':'errors','verdict':'PASS','effect':null,'interval':[-0.5,null],\
                'evidence':1.7976931348623157E308,'samples':5,
                'sizes':{'baseline':9223372036854775807,'canary':1},'excluded':[],'reasons':['none at all']}]"""));
  }

  private static String json(String text) {
    return text.replace("\n", "").replace('\'', '"');
  }
}
