package io.deployguardian.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  /** The examples of GitHub's documentation, as far as they have no other signs. */
  @ParameterizedTest
  @CsvSource({
    "*, README.md",
    "*, server.rb",
    "**, all/the/files.md",
    "*.js, app.js",
    "**.js, index.js",
    "**.js, js/index.js",
    "**.js, src/js/app.js",
    "docs/*, docs/README.md",
    "docs/**, docs/mona/octocat.txt",
    "docs/**/*.md, docs/README.md",
    "docs/**/*.md, docs/mona/hello-world.md",
    "**/docs/**, docs/hello.md",
    "**/docs/**, dir/docs/my-file.txt",
    "**/docs/**, space/docs/plan/space.doc",
    "**/README.md, README.md",
    "**/README.md, js/README.md",
    "**/*src/**, a/src/app.js",
    "**/*src/**, my-src/code/js/app.js",
    "**/*-post.md, my-post.md",
    "**/*-post.md, path/their-post.md",
    "**/migrate-*.sql, migrate-10909.sql",
    "**/migrate-*.sql, db/sept/migrate-v1.sql",
    "**.md, docs/a.b/c.md",
    "**, x",
    "a.c, a.c"
  })
  void takes(String glob, String path) {
    assertThat(Glob.any(List.of(glob), path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*, docs/README.md",
    "*.js, js/app.js",
    "*.jsx, app.js",
    "docs/*, docs/mona/octocat.txt",
    "docs/**, docs2/a.md",
    "docs/**, a/docs/a.md",
    "docs, docs/a.md",
    "**/docs/**, mydocs/a.txt",
    "**/README.md, MY-README.md",
    "**.md, a.md/b",
    "**/b, ab",
    "a.c, abc",
    "Docs/**, docs/a"
  })
  void leaves(String glob, String path) {
    assertThat(Glob.any(List.of(glob), path)).isFalse();
  }

  @Property
  void a_path_without_stars_takes_itself_and_no_other(
      @ForAll("paths") String path, @ForAll("paths") String other) {
    assertThat(Glob.any(List.of(path), path)).isTrue();
    assertThat(Glob.any(List.of(path), other)).isEqualTo(path.equals(other));
  }

  @Property
  void two_stars_take_whatever_one_does(
      @ForAll("globs") String glob, @ForAll("paths") String path) {
    String wider = glob.replaceAll("[*]+", "**");
    if (Glob.any(List.of(glob), path)) {
      assertThat(Glob.any(List.of(wider), path)).isTrue();
    }
  }

  @Property
  void a_glob_takes_what_the_regular_expression_of_the_same_meaning_takes(
      @ForAll("globs") String glob, @ForAll("paths") String path) {
    String regex =
        glob.replace(".", "[.]")
            .replaceAll("(?<![^/])[*]{2}/", "(|#/)")
            .replace("**", "#")
            .replace("*", "[^/]*")
            .replace("#", ".*");
    assertThat(Glob.any(List.of(glob), path)).isEqualTo(path.matches(regex));
  }

  @Test
  @Timeout(2)
  void a_glob_that_would_keep_a_regular_expression_busy_for_years_is_quick() {
    String glob = "*a".repeat(100);
    String path = "a".repeat(2000) + "b";
    assertThat(Glob.any(List.of(glob), path)).isFalse();
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.strings()
        .withChars("ab.")
        .ofMinLength(1)
        .ofMaxLength(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(steps -> String.join("/", steps));
  }

  @Provide
  Arbitrary<String> globs() {
    return Arbitraries.of("a", "b", ".", "*", "**", "/", "**/", "a/", "/**")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts))
        // Three stars mean two and one, in whatever order.
        .filter(glob -> !glob.contains("***"));
  }
}
