package io.deployguardian.wire.plan;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The plain part of YAML: one document of mappings, lists and scalars. What a reader can't see
 * through (anchors and aliases, tags, several documents) is refused while the text is still a
 * stream of events, before any of it could grow.
 */
final class Document {

  private final String text;
  private final Problems problems;
  private final LoaderOptions options = new LoaderOptions();

  private int documents;
  private int depth;

  private Document(String text, Problems problems) {
    this.text = text;
    this.problems = problems;
    options.setCodePointLimit(PlanLimits.TEXT);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(PlanLimits.NESTING + 1);
  }

  /** The root node; empty if there is a problem. */
  static Optional<Node> root(String text, Problems problems) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > PlanLimits.TEXT) {
      problems.add(0, Problems.DOCUMENT, size + " bytes", "at most " + PlanLimits.TEXT + " bytes");
      return Optional.empty();
    }
    return new Document(text, problems).compose();
  }

  private Optional<Node> compose() {
    try {
      Parser events = parser();
      // Not beyond a too deep place: the scanner's work grows with depth times length.
      while (depth <= PlanLimits.NESTING && !events.checkEvent(Event.ID.StreamEnd)) {
        screen(events.getEvent());
      }
      if (!problems.isEmpty()) {
        return Optional.empty();
      }
      Node root = new Composer(parser(), new Resolver(), options).getSingleNode();
      if (root == null) {
        problems.add(0, Problems.DOCUMENT, "nothing", "a plan");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      problems.add(line, Problems.DOCUMENT, broken(e.getProblem()), "YAML");
    } catch (ReaderException e) {
      String character = "character U+%04X".formatted(e.getCodePoint());
      problems.add(lineOf(e.getPosition()), Problems.DOCUMENT, character, "printable text");
    } catch (YAMLException e) {
      problems.add(0, Problems.DOCUMENT, broken(e.getMessage()), "YAML");
    }
    return Optional.empty();
  }

  /** The parts of the YAML library that build nodes, without those that build Java objects. */
  private Parser parser() {
    return new ParserImpl(new StreamReader(text), options);
  }

  private void screen(Event event) {
    int line = event.getStartMark().getLine() + 1;
    if (event instanceof DocumentStartEvent && ++documents == 2) {
      problems.add(line, Problems.DOCUMENT, "a second document", "one document");
    }
    if (event instanceof AliasEvent alias) {
      problems.add(
          line, Problems.DOCUMENT, "alias *" + Scalars.shown(alias.getAnchor()), "no aliases");
    } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
      problems.add(
          line, Problems.DOCUMENT, "anchor &" + Scalars.shown(node.getAnchor()), "no anchors");
    }
    String tag = tagOf(event);
    if (tag != null) {
      problems.add(line, Problems.DOCUMENT, "tag " + Scalars.shown(tag), "no tags");
    }
    if (event instanceof CollectionStartEvent && ++depth == PlanLimits.NESTING + 1) {
      problems.add(line, Problems.DOCUMENT, "nesting deeper than " + PlanLimits.NESTING, "a plan");
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    }
  }

  private static String tagOf(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent collection -> collection.getTag();
      default -> null;
    };
  }

  /** The parser's words without its advice. */
  private static String broken(String problem) {
    return "broken syntax: " + Scalars.shown(problem.split("[.] ?[(]", 2)[0]);
  }

  private int lineOf(int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    return (int) before.chars().filter(c -> c == '\n').count() + 1;
  }
}
