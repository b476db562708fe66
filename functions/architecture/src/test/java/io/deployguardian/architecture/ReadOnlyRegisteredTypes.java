package io.deployguardian.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever reads JSON by {@code DomainJson} names only types that wire's metadata registers. */
final class ReadOnlyRegisteredTypes extends ArchCondition<JavaClass> {
  private static final String READER = "io.deployguardian.wire.json.DomainJson";
  private static final String METADATA =
      "wire/src/main/resources/META-INF/native-image/io.deployguardian/wire/reachability-metadata.json";
  private static final Pattern TYPE = Pattern.compile("\"type\": \"([^\"]+)\"");

  private final Set<String> registered;

  ReadOnlyRegisteredTypes() {
    super("read only registered types");
    try {
      registered =
          TYPE.matcher(Files.readString(Modules.folder().resolve(METADATA)))
              .results()
              .map((MatchResult match) -> match.group(1))
              .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!type.getName().equals(READER) && reads(type)) {
      named(type)
          .filter(name -> name.startsWith("io.deployguardian.") && !registered.contains(name))
          .map(name -> type.getName() + " reads " + name + ", which isn't registered")
          .forEach(line -> events.add(SimpleConditionEvent.violated(type, line)));
    }
  }

  private static boolean reads(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().getName().equals(READER)
                    && call.getName().startsWith("read"));
  }

  private static Stream<String> named(JavaClass type) {
    return type.getCodeUnits().stream()
        .map(JavaCodeUnit::getReferencedClassObjects)
        .flatMap(Set::stream)
        .map(ReferencedClassObject::getRawType)
        .map(JavaClass::getName);
  }
}
