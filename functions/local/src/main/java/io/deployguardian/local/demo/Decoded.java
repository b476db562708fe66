package io.deployguardian.local.demo;

import java.util.function.Function;

/** An input that was read, or the reason why it could not be. */
sealed interface Decoded<T> {

  record Good<T>(T value) implements Decoded<T> {}

  record Bad<T>(Problem problem) implements Decoded<T> {}

  default <R> Decoded<R> then(Function<T, Decoded<R>> next) {
    return switch (this) {
      case Good<T>(T value) -> next.apply(value);
      case Bad<T>(Problem problem) -> new Bad<>(problem);
    };
  }

  default Answer answer(Function<T, Answer> next) {
    return switch (this) {
      case Good<T>(T value) -> next.apply(value);
      case Bad<T>(Problem problem) -> Answer.bad(problem);
    };
  }
}
