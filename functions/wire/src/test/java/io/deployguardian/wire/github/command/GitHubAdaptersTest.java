package io.deployguardian.wire.github.command;

import static io.deployguardian.wire.github.command.Octocat.BOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.command.Answer;
import io.deployguardian.core.command.People;
import io.deployguardian.core.command.People.Level;
import io.deployguardian.core.command.Places;
import io.deployguardian.core.command.Places.Place;
import io.deployguardian.core.command.Replies;
import io.deployguardian.core.command.Replies.Told;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.githubstandin.StandInRepository;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People, places and replies over HTTP, against the stand-in. */
class GitHubAdaptersTest {

  private static final Octocat OCTO = new Octocat();
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final String HEAD = "a".repeat(40);
  private static final String MERGED = "b".repeat(40);

  private final StandInRepository shop = OCTO.open(() -> NOON);
  private final People people = new GitHubPeople(OCTO.github);
  private final Places places = new GitHubPlaces(OCTO.github, BOT);
  private final Replies replies = new GitHubReplies(OCTO.github, BOT);

  @AfterAll
  static void close() {
    OCTO.close();
  }

  @ParameterizedTest
  @CsvSource({
    "admin, ADMIN",
    "maintain, MAINTAIN",
    "write, WRITE",
    "triage, TRIAGE",
    "read, READ",
    "none, NONE",
    "release-captain, NONE"
  })
  void what_somebody_may_do_is_their_role(String role, Level level) {
    shop.collaborator("ada", role);
    assertThat(permission("ada")).isEqualTo(new Answer.Known<>(level));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "../../../user", "a b", "x/permission?", "", "日本", "a[bot]"})
  void whom_github_does_not_know_may_do_nothing(String login) {
    assertThat(permission(login)).isEqualTo(new Answer.Known<>(Level.NONE));
  }

  @Test
  void silence_is_no_answer_and_a_refusal_is_one() {
    OCTO.standIn.fails(Fault.status(502));
    assertThat(permission("mona")).isInstanceOf(Answer.NoAnswer.class);
    OCTO.standIn.heal();
    OCTO.standIn.fails(Fault.secondaryLimit(Duration.ofMinutes(5)));
    assertThat(permission("mona")).isInstanceOf(Answer.NoAnswer.class);
    OCTO.standIn.heal();
    OCTO.standIn.fails(Fault.missingPermission("metadata=read"));
    assertThat(permission("mona"))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.why()).contains("metadata=read"));
    OCTO.standIn.heal();
    OCTO.standIn.fails(Fault.redirect(URI.create("https://example.org/renamed")));
    assertThat(permission("mona")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void an_incident_is_what_our_app_wrote() {
    int issue = OCTO.incidentOf(new RolloutId("4711-1-shop"));
    assertThat(place(issue, false)).isEqualTo(incident("4711-1-shop"));
  }

  @Test
  void a_name_in_the_marker_is_read_as_it_was_written() {
    int issue = OCTO.issueBy(OCTO.github, Octocat.incident("4711-1-caf%C3%A9%20--%3E%2Bx"));
    assertThat(place(issue, false)).isEqualTo(incident("4711-1-café -->+x"));
  }

  @Test
  void nobody_else_can_write_an_incident() {
    int forged = OCTO.issueByMallory(Octocat.incident("4711-1-shop"));
    assertThat(place(forged, false)).isEqualTo(elsewhere());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "It was slow.",
        "It was\n<!-- deploy-guardian:rollout:4711-1-shop -->",
        "`<!-- deploy-guardian:rollout:4711-1-shop -->`",
        "<!-- deploy-guardian:rollout: -->",
        "<!-- deploy-guardian:rollout:a b -->",
        "<!-- deploy-guardian:audit:4711-1-shop -->"
      })
  void an_issue_without_the_marker_at_its_head_is_any_issue(String body) {
    assertThat(place(OCTO.issueBy(OCTO.github, body), false)).isEqualTo(elsewhere());
  }

  @Test
  void a_pull_request_is_its_head_and_once_it_is_merged_what_it_was_merged_as() {
    int open = shop.pull("Faster", "mona", HEAD, null);
    assertThat(place(open, true))
        .isEqualTo(new Answer.Known<Place>(new Place.PullRequest(Set.of(HEAD))));
    int merged = shop.pull("Faster", "mona", HEAD, MERGED);
    assertThat(place(merged, true))
        .isEqualTo(new Answer.Known<Place>(new Place.PullRequest(Set.of(HEAD, MERGED))));
  }

  @Test
  void a_reply_is_there_once_however_often_it_is_said() {
    var given = OCTO.comment("mona", OCTO.issueByMallory("Slow"), false, "/guardian help");
    assertThat(replies.reply(given, "Done.")).isEqualTo(new Told.Taken());
    assertThat(replies.reply(given, "Done.")).isEqualTo(new Told.Taken());
    assertThat(OCTO.commentsBy(BOT))
        .containsExactly("<!-- deploy-guardian:reply:" + given.comment() + " -->\nDone.");
  }

  @Test
  void an_answer_that_got_lost_never_makes_two_replies() {
    var given = OCTO.comment("mona", OCTO.issueByMallory("Slow"), false, "/guardian help");
    OCTO.standIn.fails(Fault.answerLost().on("POST .*/comments").times(1));
    assertThat(replies.reply(given, "Done.")).isInstanceOf(Told.Unavailable.class);
    assertThat(replies.reply(given, "Done.")).isEqualTo(new Told.Taken());
    assertThat(OCTO.commentsBy(BOT)).hasSize(1);
  }

  @Test
  void nobody_can_keep_us_from_replying_by_writing_our_marker() {
    int issue = OCTO.issueByMallory("Slow");
    var given = OCTO.comment("mona", issue, false, "/guardian help");
    shop.comment(issue, "mallory", "<!-- deploy-guardian:reply:" + given.comment() + " -->");
    shop.comment(issue, BOT, "Nothing: `<!-- deploy-guardian:reply:" + given.comment() + " -->`");
    assertThat(replies.reply(given, "Done.")).isEqualTo(new Told.Taken());
    assertThat(OCTO.commentsBy(BOT)).hasSize(2);
  }

  @Test
  void a_reply_that_is_refused_says_why() {
    int issue = OCTO.issueByMallory("Slow");
    var given = OCTO.comment("mona", issue, false, "/guardian help");
    OCTO.standIn.fails(Fault.missingPermission("issues=write").on("POST .*/comments"));
    assertThat(replies.reply(given, "Done."))
        .isInstanceOfSatisfying(
            Told.Refused.class, refused -> assertThat(refused.why()).contains("issues=write"));
    var gone = OCTO.comment("mona", 4242, false, "/guardian help");
    OCTO.standIn.heal();
    assertThat(replies.reply(gone, "Done.")).isInstanceOf(Told.Refused.class);
  }

  private Answer<Level> permission(String login) {
    return people.permission(OCTO.comment(login, 1, false, "").origin(), login);
  }

  private Answer<Place> place(int number, boolean pullRequest) {
    Event.CommandGiven given = OCTO.comment("mona", number, pullRequest, "/guardian status");
    return places.place(given);
  }

  private static Answer<Place> incident(String rollout) {
    return new Answer.Known<>(new Place.Incident(new RolloutId(rollout)));
  }

  private static Answer<Place> elsewhere() {
    return new Answer.Known<>(new Place.Elsewhere());
  }
}
