package io.deployguardian.wire.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.notification.Dossier;
import io.deployguardian.core.notification.IncidentReport;
import io.deployguardian.core.notification.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people read, as files to look at: {@code src/test/resources/reports}. After a change that is
 * meant, run this test once with {@code -Dwrite}, and read what changed.
 */
class GoldenReportsTest {

  private static final Path FOLDER = Path.of("src/test/resources/reports");

  @ParameterizedTest
  @MethodSource("names")
  void a_report_reads_as_it_did(String name) throws IOException {
    String page = pages().get(name);
    Path file = FOLDER.resolve(name);
    if (System.getProperty("write") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
    }
    assertThat(page).as("%s; -Dwrite writes it anew", file).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void a_box_is_no_wider_than_a_terminal(String name) {
    assertThat(pages().get(name).lines())
        .allSatisfy(line -> assertThat(Box.columns(line)).isEqualTo(Box.WIDTH));
  }

  static Stream<String> names() {
    return pages().keySet().stream();
  }

  static Stream<String> boxes() {
    return names().filter(name -> name.endsWith(".txt"));
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    add(pages, "promoted", Stories.promoted());
    add(pages, "vetoed", Stories.vetoed());
    add(pages, "rolled-back", Stories.rolledBack());
    add(pages, "held", Stories.held());
    incident(pages, "incident", Stories.rolledBack());
    incident(pages, "incident-open", Stories.rollbackFailed());
    return pages;
  }

  private static void add(Map<String, String> pages, String name, Dossier dossier) {
    var report = Report.of(dossier);
    pages.put(name + ".md", new Markdown().report(report));
    pages.put(name + ".txt", BoxedText.of(report));
  }

  private static void incident(Map<String, String> pages, String name, Dossier dossier) {
    IncidentReport incident = IncidentReport.of(dossier).orElseThrow();
    pages.put(name + ".md", new Markdown().incident(incident));
  }

  static String read(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
