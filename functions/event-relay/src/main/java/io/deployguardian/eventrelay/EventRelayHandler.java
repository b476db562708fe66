package io.deployguardian.eventrelay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Named;
import java.util.Map;

/** Placeholder that proves the packaging: answers what it was asked. */
@Named("event-relay")
public class EventRelayHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
    return Map.of("function", "event-relay", "input", input);
  }
}
