package io.deployguardian.aws.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deployguardian.aws.testing.Emulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A bus of its own with one of our rules on it, whose target is a queue instead of a function. */
final class RuledQueue {

  private static final Path RULES = Path.of("../../events/rules");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whatever comes later than this after the last one is taken for never. */
  private static final int SECONDS_OF_SILENCE = 3;

  private final String bus = Emulator.unique("guardian");
  private final SqsClient sqs;
  private final String url;

  /**
   * @param rule the name of a file in {@code events/rules}
   */
  RuledQueue(Emulator emulator, String rule) throws IOException {
    sqs = emulator.client(SqsClient.builder());
    url = sqs.createQueue(queue -> queue.queueName(bus)).queueUrl();
    JsonNode pattern = JSON.readTree(RULES.resolve(rule + ".json").toFile()).get("pattern");
    connect(emulator.client(EventBridgeClient.builder()), rule, pattern.toString());
  }

  private void connect(EventBridgeClient events, String rule, String pattern) {
    String arn =
        sqs.getQueueAttributes(
                queue -> queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    events.createEventBus(create -> create.name(bus));
    events.putRule(put -> put.name(rule).eventBusName(bus).eventPattern(pattern));
    events.putTargets(
        put -> put.rule(rule).eventBusName(bus).targets(target -> target.id("queue").arn(arn)));
  }

  String bus() {
    return bus;
  }

  /** All that arrived, once nothing more does. */
  List<JsonNode> receive() throws JsonProcessingException {
    List<JsonNode> all = new ArrayList<>();
    List<Message> some = poll();
    while (!some.isEmpty()) {
      for (Message message : some) {
        all.add(JSON.readTree(message.body()));
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
      some = poll();
    }
    return all;
  }

  private List<Message> poll() {
    return sqs.receiveMessage(
            receive ->
                receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(SECONDS_OF_SILENCE))
        .messages();
  }
}
