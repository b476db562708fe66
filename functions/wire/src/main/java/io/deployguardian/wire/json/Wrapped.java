package io.deployguardian.wire.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Weight;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;

/** Values that are one word or one number in JSON: ids as text, weights as whole percent. */
final class Wrapped {

  private Wrapped() {}

  static SimpleModule module() {
    var module = new SimpleModule("wrapped");
    text(module, RolloutId.class, RolloutId::value, RolloutId::new);
    text(module, PlanId.class, PlanId::sha256, PlanId::new);
    text(module, EventId.class, EventId::value, EventId::new);
    text(
        module,
        Agent.class,
        Agent::functionName,
        word -> one(Agent.values(), Agent::functionName, word));
    text(module, Mode.class, Mode::word, word -> one(Mode.values(), Mode::word, word));
    module.addSerializer(Weight.class, new ToPercent());
    module.addDeserializer(Weight.class, new FromPercent());
    return module;
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> unwrap, Function<String, T> wrap) {
    module.addSerializer(type, new ToText<>(type, unwrap));
    module.addDeserializer(type, new FromText<>(type, wrap));
  }

  private static <T> T one(T[] all, Function<T, String> word, String found) {
    return Arrays.stream(all)
        .filter(each -> word.apply(each).equals(found))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of " + Arrays.stream(all).map(word).toList()));
  }

  private static final class ToText<T> extends StdScalarSerializer<T> {

    private final transient Function<T, String> unwrap;

    ToText(Class<T> type, Function<T, String> unwrap) {
      super(type);
      this.unwrap = unwrap;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(unwrap.apply(value));
    }
  }

  private static final class FromText<T> extends StdScalarDeserializer<T> {

    private final transient Function<String, T> wrap;

    FromText(Class<T> type, Function<String, T> wrap) {
      super(type);
      this.wrap = wrap;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        throw context.wrongTokenException(
            json, handledType(), JsonToken.VALUE_STRING, "expected text");
      }
      try {
        return wrap.apply(json.getText());
      } catch (IllegalArgumentException e) {
        throw context.weirdStringException(json.getText(), handledType(), e.getMessage());
      }
    }
  }

  private static final class ToPercent extends StdScalarSerializer<Weight> {

    ToPercent() {
      super(Weight.class);
    }

    @Override
    public void serialize(Weight value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(value.percent());
    }
  }

  private static final class FromPercent extends StdScalarDeserializer<Weight> {

    FromPercent() {
      super(Weight.class);
    }

    @Override
    public Weight deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        throw context.wrongTokenException(
            json, Weight.class, JsonToken.VALUE_NUMBER_INT, "expected whole percent");
      }
      try {
        return new Weight(json.getIntValue());
      } catch (IllegalArgumentException e) {
        throw context.weirdNumberException(json.getNumberValue(), Weight.class, e.getMessage());
      }
    }
  }
}
