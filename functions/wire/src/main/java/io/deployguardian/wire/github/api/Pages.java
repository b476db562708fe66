package io.deployguardian.wire.github.api;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A list that GitHub pages ("Using pagination in the REST API"), up to {@link #MOST} pages: what is
 * longer is cut, because nobody here reads thousands.
 */
final class Pages {
  static final int SIZE = 100;
  static final int MOST = 10;

  private static final Pattern NEXT = Pattern.compile("<([^>]*)>;[^,]*\\brel=\"next\"");

  /**
   * @param next where it goes on, if it does
   */
  record Page<T>(List<T> values, Optional<String> next) {}

  private Pages() {}

  /** By number, from 1; a page that isn't full is the last. */
  static <T> List<T> numbered(IntFunction<List<T>> page) {
    List<T> all = new ArrayList<>();
    for (int number = 1; number <= MOST; number++) {
      List<T> values = page.apply(number);
      all.addAll(values);
      if (values.size() < SIZE) {
        break;
      }
    }
    return List.copyOf(all);
  }

  /** By cursor, which is nothing at first. */
  static <T> List<T> following(Function<String, Page<T>> page) {
    return following(MOST, page).values();
  }

  /** As {@link #following(Function)}, up to so many pages, and says whether it would go on. */
  static <T> Page<T> following(int most, Function<String, Page<T>> page) {
    List<T> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    for (int number = 1; number <= most; number++) {
      Page<T> found = page.apply(cursor.orElse(null));
      all.addAll(found.values());
      cursor = found.next();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return new Page<>(List.copyOf(all), cursor);
  }

  /** The value of a parameter in the link to the next page. The rest of that URL is never used. */
  static Optional<String> next(Response response, String parameter) {
    return Optional.ofNullable(response.getHeaderString("Link"))
        .map(NEXT::matcher)
        .filter(link -> link.find())
        .flatMap(link -> parameter(link.group(1), parameter));
  }

  private static Optional<String> parameter(String url, String name) {
    try {
      String query = URI.create(url).getRawQuery();
      return Stream.of(query == null ? new String[0] : query.split("&"))
          .filter(part -> part.startsWith(name + "="))
          .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
