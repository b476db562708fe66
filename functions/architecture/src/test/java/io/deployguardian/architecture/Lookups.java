package io.deployguardian.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Calls that reach for types and resources which no compiler sees. */
final class Lookups {

  private static final Set<String> MAPPERS =
      Set.of(
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.databind.json.JsonMapper",
          "com.fasterxml.jackson.databind.ObjectReader",
          "com.fasterxml.jackson.databind.ObjectWriter");

  /** All but trees: those are Jackson's own types. */
  private static final Pattern BINDING =
      Pattern.compile(
          "readValues?|readerFor.*|writerFor|write|treeToValue|valueToTree|convertValue"
              + "|updateValue|writeValue.*");

  private static final Map<String, Pattern> REFLECTION =
      Map.of(
          "java.lang.Class", Pattern.compile("forName|getResource.*|getDeclared.*|getMethods?"),
          "java.lang.ClassLoader", Pattern.compile("getResource.*|getSystemResource.*|loadClass"),
          "java.lang.invoke.MethodHandles$Lookup", Pattern.compile("find.*|unreflect.*"),
          "java.lang.reflect.Constructor", Pattern.compile("newInstance"),
          "java.lang.reflect.Proxy", Pattern.compile("newProxyInstance"),
          "java.lang.reflect.Method", Pattern.compile("invoke"),
          "java.io.ObjectInputStream", Pattern.compile("readObject"),
          "java.util.ResourceBundle", Pattern.compile("getBundle"),
          "java.util.ServiceLoader", Pattern.compile("load.*"));

  static final DescribedPredicate<JavaAccess<?>> BINDS_JSON =
      DescribedPredicate.describe(
          "binds JSON to types",
          access ->
              MAPPERS.contains(access.getTargetOwner().getName())
                  && BINDING.matcher(access.getTarget().getName()).matches());

  static final DescribedPredicate<JavaAccess<?>> BY_NAME =
      DescribedPredicate.describe(
          "looks something up by its name",
          access -> {
            Pattern names = REFLECTION.get(access.getTargetOwner().getName());
            return names != null && names.matcher(access.getTarget().getName()).matches();
          });

  private Lookups() {}
}
