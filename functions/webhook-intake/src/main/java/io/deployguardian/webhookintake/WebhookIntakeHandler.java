package io.deployguardian.webhookintake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Named;
import java.util.Map;

/** Placeholder that proves the packaging: answers what it was asked. */
@Named("webhook-intake")
public class WebhookIntakeHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
    return Map.of("function", "webhook-intake", "input", input);
  }
}
