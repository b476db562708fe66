package io.deployguardian.infrastructure.code;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which permission a call of the AWS SDK needs. What it doesn't know is an error. */
final class AwsActions {

  private static final String SERVICES = "software.amazon.awssdk.services.";

  private static final String NOTHING = "";

  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          entry("DynamoDbClient.getItem", "dynamodb:GetItem"),
          entry("DynamoDbClient.putItem", "dynamodb:PutItem"),
          entry("DynamoDbClient.updateItem", "dynamodb:UpdateItem"),
          entry("DynamoDbClient.deleteItem", "dynamodb:DeleteItem"),
          entry("DynamoDbClient.query", "dynamodb:Query"),
          entry("DynamoDbClient.queryPaginator", "dynamodb:Query"),
          entry("DynamoDbClient.batchGetItem", "dynamodb:BatchGetItem"),
          entry("DynamoDbClient.batchGetItemPaginator", "dynamodb:BatchGetItem"),
          entry("DynamoDbClient.describeTable", "dynamodb:DescribeTable"),
          entry("DynamoDbClient.createTable", "dynamodb:CreateTable"),
          // A transaction is what its items are.
          entry("DynamoDbClient.transactWriteItems", NOTHING),
          entry("TransactWriteItem$Builder.put", "dynamodb:PutItem"),
          entry("TransactWriteItem$Builder.update", "dynamodb:UpdateItem"),
          entry("TransactWriteItem$Builder.delete", "dynamodb:DeleteItem"),
          entry("TransactWriteItem$Builder.conditionCheck", "dynamodb:ConditionCheckItem"),
          entry("DynamoDbClient.transactGetItems", "dynamodb:GetItem"),
          entry("EventBridgeClient.putEvents", "events:PutEvents"),
          entry("LambdaClient.getAlias", "lambda:GetAlias"),
          entry("LambdaClient.updateAlias", "lambda:UpdateAlias"),
          entry("LambdaClient.invoke", "lambda:InvokeFunction"),
          entry("CloudWatchClient.getMetricData", "cloudwatch:GetMetricData"),
          entry("CloudWatchClient.getMetricDataPaginator", "cloudwatch:GetMetricData"),
          entry("SsmClient.getParameter", "ssm:GetParameter"),
          entry("SsmClient.getParametersByPath", "ssm:GetParametersByPath"),
          entry("SsmClient.getParametersByPathPaginator", "ssm:GetParametersByPath"),
          entry("SecretsManagerClient.getSecretValue", "secretsmanager:GetSecretValue"),
          entry("StsClient.assumeRole", "sts:AssumeRole"),
          entry("StsAssumeRoleCredentialsProvider.builder", "sts:AssumeRole"));

  /** What every client has, and AWS never hears of. */
  private static final Set<String> ON_THIS_SIDE = Set.of("builder", "create", "close");

  private AwsActions() {}

  /** Empty if AWS hears nothing of it. */
  static Optional<String> neededBy(AccessTarget target) {
    if (!isOfAService(target.getOwner())) {
      return Optional.empty();
    }
    String operation = operation(target);
    if (!ACTIONS.containsKey(operation)) {
      return onThisSide(target);
    }
    return Optional.of(ACTIONS.get(operation)).filter(action -> !action.equals(NOTHING));
  }

  private static Optional<String> onThisSide(AccessTarget target) {
    String owner = target.getOwner().getName();
    if (owner.contains(".model.")
        || owner.contains(".paginators.")
        || owner.endsWith("Builder")
        || ON_THIS_SIDE.contains(target.getName())) {
      return Optional.empty();
    }
    throw new AssertionError(
        "found a call of %s, expected one that AwsActions knows the permission of"
            .formatted(operation(target)));
  }

  private static boolean isOfAService(JavaClass type) {
    return type.getPackageName().startsWith(SERVICES);
  }

  /** The class, without its package, and the method. */
  private static String operation(AccessTarget target) {
    String name = target.getOwner().getName();
    return name.substring(name.lastIndexOf('.') + 1) + "." + target.getName();
  }
}
