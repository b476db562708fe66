package io.deployguardian.wire.json;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.BasicBeanDescription;
import com.fasterxml.jackson.databind.introspect.BasicClassIntrospector;
import com.fasterxml.jackson.databind.introspect.ClassIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every type that a mapper looks into by reflection. In a native executable it finds only what is
 * registered there, so this is what has to be.
 */
public final class LookedInto {

  private final Set<String> types = new TreeSet<>();
  private final ObjectMapper mapper;

  /**
   * @param like the mapper that is watched; it stays as it is
   */
  public LookedInto(ObjectMapper like) {
    mapper = like.copy().registerModule(new Watch());
  }

  /** Has the same settings, and is watched. */
  public ObjectMapper mapper() {
    return mapper;
  }

  /** Our own types so far. */
  public Set<String> ours() {
    return types.stream()
        .filter(name -> name.startsWith("io.deployguardian."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the JDK brings. */
  Set<String> theJdks() {
    return types.stream()
        .filter(name -> !name.startsWith("io.deployguardian."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private final class Watch extends SimpleModule {
    @Override
    public void setupModule(SetupContext context) {
      super.setupModule(context);
      context.setClassIntrospector(new Introspector());
    }
  }

  private final class Introspector extends BasicClassIntrospector {
    @Override
    public ClassIntrospector copy() {
      return this;
    }

    @Override
    public BasicBeanDescription forSerialization(
        SerializationConfig config, JavaType type, MixInResolver mixIns) {
      return super.forSerialization(config, noted(type), mixIns);
    }

    @Override
    public BasicBeanDescription forDeserialization(
        DeserializationConfig config, JavaType type, MixInResolver mixIns) {
      return super.forDeserialization(config, noted(type), mixIns);
    }

    @Override
    public BasicBeanDescription forCreation(
        DeserializationConfig config, JavaType type, MixInResolver mixIns) {
      return super.forCreation(config, noted(type), mixIns);
    }

    @Override
    public BasicBeanDescription forClassAnnotations(
        MapperConfig<?> config, JavaType type, MixInResolver mixIns) {
      return super.forClassAnnotations(config, noted(type), mixIns);
    }

    @Override
    protected AnnotatedClass _resolveAnnotatedClass(
        MapperConfig<?> config, JavaType type, MixInResolver mixIns) {
      return super._resolveAnnotatedClass(config, noted(type), mixIns);
    }

    private JavaType noted(JavaType type) {
      types.add(type.getRawClass().getName());
      return type;
    }
  }
}
