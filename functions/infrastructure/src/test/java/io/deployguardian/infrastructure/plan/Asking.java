package io.deployguardian.infrastructure.plan;

import io.deployguardian.aws.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads settings as a function does when it starts, and remembers which variables it asked for. */
final class Asking {

  private final SortedSet<String> asked = new TreeSet<>();
  private final Settings settings;

  Asking(Map<String, String> environment) {
    this.settings =
        new Settings(
            name -> {
              asked.add(name);
              return environment.get(name);
            });
  }

  /** Empty if it is content with what it is told. */
  Optional<String> call(String accessor) {
    try {
      Settings.class.getMethod(accessor).invoke(settings);
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(String.valueOf(e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Settings has no " + accessor + "()", e);
    }
  }

  SortedSet<String> asked() {
    return asked;
  }
}
