package io.deployguardian.core.gate.source;

import java.util.Objects;
import java.util.function.Function;

/**
 * What a source said.
 *
 * <p>{@link NotAvailable} and {@link NoAnswer} both know nothing, and differ in what may follow: a
 * source that doesn't exist can't be waited for and keeps nobody back; one that exists and is
 * silent does.
 */
public sealed interface Answer<T> {

  record Known<T>(T value) implements Answer<T> {
    public Known {
      Objects.requireNonNull(value, "value");
    }
  }

  /** This guardian has no such source. */
  record NotAvailable<T>(String why) implements Answer<T> {
    public NotAvailable {
      Objects.requireNonNull(why, "why");
    }
  }

  /** The source gave no answer this time. */
  record NoAnswer<T>(String why) implements Answer<T> {
    public NoAnswer {
      Objects.requireNonNull(why, "why");
    }
  }

  static <T> Answer<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Answer<T> notAvailable(String why) {
    return new NotAvailable<>(why);
  }

  static <T> Answer<T> noAnswer(String why) {
    return new NoAnswer<>(why);
  }

  /** The same answer, told in other words. */
  default <R> Answer<R> map(Function<? super T, ? extends R> words) {
    return then(value -> known(words.apply(value)));
  }

  /** What is asked next, if this is known. */
  default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
    return switch (this) {
      case Known<T> known -> next.apply(known.value());
      case NotAvailable<T> none -> notAvailable(none.why());
      case NoAnswer<T> silent -> noAnswer(silent.why());
    };
  }
}
