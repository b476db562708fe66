package io.deployguardian.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthReportTest {

  @Test
  void says_of_each_check_how_it_stands_and_how_long_it_took() {
    var report =
        HealthReport.of(
            """
            {"status":"DOWN","checks":[
              {"name":"dynamodb","status":"DOWN","data":{"error":"SdkClientException","millis":12}},
              {"name":"function","status":"UP"}]}
            """);
    assertThat(report)
        .hasToString(
            "{\"status\":\"DOWN\",\"checks\":["
                + "{\"name\":\"dynamodb\",\"status\":\"DOWN\",\"error\":\"SdkClientException\",\"millis\":12},"
                + "{\"name\":\"function\",\"status\":\"UP\"}]}");
  }
}
