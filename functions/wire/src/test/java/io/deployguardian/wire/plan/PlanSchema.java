package io.deployguardian.wire.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The published schema, as an editor applies it. */
final class PlanSchema {

  private static final Path FILE = Path.of("../../events/schemas/plan.schema.json");
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private static final JsonSchema SCHEMA = FACTORY.getSchema(json());

  private PlanSchema() {}

  static JsonNode json() {
    try {
      return DomainJson.readStrictly(Files.readString(FILE), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Set<ValidationMessage> complaints(String text) {
    var options = new LoaderOptions();
    Object tree =
        new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new Editors())
            .load(text);
    return SCHEMA.validate(DomainJson.mapper().valueToTree(tree));
  }

  /** What the schema language itself has to say against the schema. */
  static Set<ValidationMessage> complaintsAboutItself() {
    return FACTORY.getSchema(SchemaLocation.of(VersionFlag.V202012.getId())).validate(json());
  }

  /** Editors read YAML 1.2, in which {@code yes}, a time and a time of day are text. */
  private static final class Editors extends Resolver {

    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");

    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
      if (tag.equals(Tag.TIMESTAMP)) {
        return;
      }
      Pattern read = tag.equals(Tag.BOOL) ? TRUTH : tag.equals(Tag.INT) ? WHOLE : pattern;
      super.addImplicitResolver(tag, read, first, limit);
    }
  }
}
