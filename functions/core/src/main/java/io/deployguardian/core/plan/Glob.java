package io.deployguardian.core.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths or branches, as GitHub's workflow filters have them: {@code *} is any text
 * without a slash, {@code **} any text, and {@code **}{@code /} at the start of a step any number
 * of folders, none included. Everything else is itself.
 */
final class Glob {

  private static final char ANY = '\uffff';
  private static final char FOLDERS = '\ufffe';
  private static final char STAR = '*';

  private final List<Character> steps = new ArrayList<>();

  private Glob(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean atStart = i == 0 || text.charAt(i - 1) == '/';
      if (!text.startsWith("**", i)) {
        steps.add(text.charAt(i));
      } else if (atStart && text.startsWith("**/", i)) {
        steps.add(FOLDERS);
        i += 2;
      } else {
        steps.add(ANY);
        i++;
      }
    }
  }

  static boolean any(List<String> globs, String path) {
    return globs.stream().anyMatch(glob -> new Glob(glob).matches(path));
  }

  /**
   * From the last step to the first, from where in the path the rest matches. Plans come from
   * commits: unlike a regular expression this takes no more than steps times characters.
   */
  boolean matches(String path) {
    var rest = new boolean[path.length() + 1];
    rest[path.length()] = true;
    for (char step : steps.reversed()) {
      var from = new boolean[path.length() + 1];
      for (int at = path.length(); at >= 0; at--) {
        boolean inside = at < path.length();
        from[at] =
            isWild(step)
                ? mayEnd(step, path, at) && rest[at]
                    || inside && mayTake(step, path.charAt(at)) && from[at + 1]
                : inside && step == path.charAt(at) && rest[at + 1];
      }
      rest = from;
    }
    return rest[0];
  }

  private static boolean isWild(char step) {
    return step == ANY || step == FOLDERS || step == STAR;
  }

  private static boolean mayTake(char step, char character) {
    return step != STAR || character != '/';
  }

  /** Whether the next step may begin here: after folders only where a name begins. */
  private static boolean mayEnd(char step, String path, int at) {
    return step != FOLDERS || at == 0 || path.charAt(at - 1) == '/';
  }
}
