package io.deployguardian.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Weight;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasWeightsTest {

  @ParameterizedTest
  @CsvSource({"0,0", "0.001,1", "0.004,1", "0.1,10", "0.105,11", "0.29,29", "0.999,99", "1,100"})
  void a_sliver_of_traffic_never_looks_like_none_or_all(double fraction, int percent) {
    var weights = new AliasWeights("1", Map.of("2", fraction)).split().weights();
    assertThat(weights.getOrDefault("2", Weight.NONE)).isEqualTo(new Weight(percent));
    assertThat(weights.getOrDefault("1", Weight.NONE)).isEqualTo(new Weight(100 - percent));
  }

  @Test
  void an_arn_is_an_aliases_or_none() {
    String shop = "arn:aws:lambda:eu-central-1:111122223333:function:shop";
    assertThat(AliasArn.parse(shop + ":live"))
        .contains(new AliasArn("eu-central-1", shop, "shop", "live"));
    assertThat(AliasArn.parse(shop.replace("aws:", "aws-us-gov:") + ":live")).isPresent();
    assertThat(AliasArn.parse(shop)).isEmpty();
    assertThat(AliasArn.parse(shop + ":12")).isEmpty();
    assertThat(AliasArn.parse(shop + ":$LATEST")).isEmpty();
    assertThat(AliasArn.parse(shop + ":live ")).isEmpty();
    assertThat(AliasArn.parse(shop + ":v1")).isPresent();
  }
}
