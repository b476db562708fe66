package io.deployguardian.wire.plan;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A scalar, as its author meant it: {@code "10"} in quotes is text, {@code 10} is a number. YAML
 * 1.1's surprises (octals, sexagesimals, {@code yes} and {@code on}) are neither a number nor a
 * truth value here.
 */
record Scalars(String text, boolean quoted, boolean isText) {

  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}([.][0-9]{1,15})?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s@]+@");
  private static final int SHOWN = 60;

  static Optional<Scalars> of(Node node) {
    if (!(node instanceof ScalarNode scalar) || Tag.NULL.equals(scalar.getTag())) {
      return Optional.empty();
    }
    boolean text = Tag.STR.equals(scalar.getTag());
    return Optional.of(new Scalars(scalar.getValue(), !scalar.isPlain(), text));
  }

  Optional<Integer> whole() {
    return Optional.of(text)
        .filter(t -> !quoted && WHOLE.matcher(t).matches())
        .map(Integer::valueOf);
  }

  Optional<Double> decimal() {
    return Optional.of(text)
        .filter(t -> !quoted && DECIMAL.matcher(t).matches())
        .map(Double::valueOf);
  }

  /** A share written as {@code 1%}. */
  Optional<Double> percent() {
    return Optional.of(text)
        .filter(t -> t.endsWith("%"))
        .map(t -> t.substring(0, t.length() - 1).strip())
        .filter(t -> DECIMAL.matcher(t).matches())
        // Exact: 99.9 / 100 is a little more than 0.999.
        .map(t -> new BigDecimal(t).movePointLeft(2).doubleValue());
  }

  Optional<Boolean> truth() {
    return quoted
        ? Optional.empty()
        : switch (text) {
          case "true" -> Optional.of(true);
          case "false" -> Optional.of(false);
          default -> Optional.empty();
        };
  }

  static boolean isPrintable(String text) {
    return !CONTROL.matcher(text).find();
  }

  /** What stands at a node, for people: short, and on one line. */
  static String found(Node node) {
    return switch (node) {
      case MappingNode mapping -> "a mapping";
      case SequenceNode list -> "a list";
      case ScalarNode scalar when Tag.NULL.equals(scalar.getTag()) -> "nothing";
      case ScalarNode scalar when !scalar.isPlain() -> '"' + shown(scalar.getValue()) + '"';
      case ScalarNode scalar -> shown(scalar.getValue());
      default -> node.getNodeId().name();
    };
  }

  /** What was found goes on record: without the password that somebody put into a URL. */
  static String shown(String text) {
    String clean = CREDENTIALS.matcher(String.valueOf(text)).replaceAll("://***@");
    String line = CONTROL.matcher(clean).replaceAll("\u00b7");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
