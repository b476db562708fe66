package io.deployguardian.wire.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of {@code events/schemas}, by path without their ending. */
final class Schemas {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final Map<String, JsonSchema> READ = new ConcurrentHashMap<>();

  private Schemas() {}

  static Set<ValidationMessage> complaints(String schema, JsonNode value) {
    return READ.computeIfAbsent(schema, Schemas::read).validate(value);
  }

  /** What the schema language itself has to say against a schema. */
  static Set<ValidationMessage> complaintsAbout(JsonNode schema) {
    return FACTORY.getSchema(SchemaLocation.of(VersionFlag.V202012.getId())).validate(schema);
  }

  private static JsonSchema read(String name) {
    var file = EventsFolder.EVENTS.resolve("schemas").resolve(name + ".schema.json");
    return FACTORY.getSchema(SchemaLocation.of(file.toUri().toString()), CONFIG);
  }
}
