package io.deployguardian.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.deployguardian.testkit.EmbeddedDynamoDb;
import io.deployguardian.wire.trace.Call;
import io.deployguardian.wire.trace.Piece;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class AwsCallsTest {

  @Test
  void each_call_of_aws_belongs_to_the_piece_of_work_that_makes_it() {
    try (var dynamoDb = EmbeddedDynamoDb.inMemory();
        var client = client(dynamoDb)) {
      Piece piece = Piece.begin();
      client.listTables();
      assertThatThrownBy(() -> client.describeTable(d -> d.tableName("none")))
          .isInstanceOf(ResourceNotFoundException.class);
      piece.end();
      client.listTables();

      assertThat(piece.calls())
          .extracting(Call::system, Call::operation, Call::error)
          .containsExactly(
              tuple("DynamoDb", "ListTables", Optional.empty()),
              tuple("DynamoDb", "DescribeTable", Optional.of("ResourceNotFoundException")));
    }
  }

  private static DynamoDbClient client(EmbeddedDynamoDb dynamoDb) {
    return SmallHttp.under(DynamoDbClient.builder(), o -> {})
        .endpointOverride(dynamoDb.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
