package io.deployguardian.wire.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Core's values as JSON. The same value always gives the same bytes: components in their order,
 * maps by key.
 *
 * <p>A sealed type says which alternative it is: a rollout in {@code state}, an event in {@code
 * type}, anything else in {@code kind}. Ids are text, weights whole percent, points in time and
 * durations ISO 8601; what is absent is left out.
 */
public final class DomainJson {

  /** A function may meet what a newer one wrote, so what it doesn't know it ignores. */
  private static final JsonMapper TOLERANT = mapperFor(false);

  private static final JsonMapper STRICT = mapperFor(true);

  private DomainJson() {}

  public static String write(Object value) {
    try {
      return TOLERANT.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON for " + value.getClass().getName(), e);
    }
  }

  /**
   * Reads what one of our functions wrote.
   *
   * @throws Undecodable if it is not a {@code type}
   */
  public static <T> T read(String json, Class<T> type) {
    return read(TOLERANT, json, type);
  }

  /**
   * Reads what a person wrote: an unknown property is an error, because it is a typing mistake.
   *
   * @throws Undecodable if it is not a {@code type}
   */
  public static <T> T readStrictly(String json, Class<T> type) {
    return read(STRICT, json, type);
  }

  public static JsonNode tree(Object value) {
    return TOLERANT.valueToTree(value);
  }

  /**
   * Reads a tree that one of our functions wrote.
   *
   * @throws Undecodable if it is not a {@code type}
   */
  public static <T> T read(JsonNode json, Class<T> type) {
    try {
      T value = TOLERANT.treeToValue(json, type);
      return present(value, type);
    } catch (JacksonException e) {
      throw Undecodable.of(type.getSimpleName(), e);
    }
  }

  /**
   * The tolerant mapper itself, for whoever streams or reads generic types; not to be configured.
   */
  public static ObjectMapper mapper() {
    return TOLERANT;
  }

  private static <T> T read(ObjectMapper mapper, String json, Class<T> type) {
    try {
      return present(mapper.readValue(json, type), type);
    } catch (JacksonException e) {
      throw Undecodable.of(type.getSimpleName(), e);
    }
  }

  private static <T> T present(T value, Class<T> type) {
    if (value == null) {
      throw new Undecodable(type.getSimpleName(), "found null, expected a value", null);
    }
    return value;
  }

  private static JsonMapper mapperFor(boolean strict) {
    return Names.teach(JsonMapper.builder())
        .addModules(new Jdk8Module(), new JavaTimeModule(), Wrapped.module())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        // A record's own questions, such as isActive(), are no components.
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }
}
