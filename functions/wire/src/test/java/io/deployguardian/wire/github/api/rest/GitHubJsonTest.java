package io.deployguardian.wire.github.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deployguardian.wire.github.api.rest.AppApi.InstallationToken;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.CheckRun;
import io.deployguardian.wire.github.api.rest.CommitsApi.Commit;
import io.deployguardian.wire.github.api.rest.IssuesApi.IssueChange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GitHubJsonTest {
  private final ObjectMapper json = new GitHubJson().getContext(Object.class);

  @Test
  void what_nobody_asked_for_is_ignored_and_what_may_be_null_is_absent() throws JacksonException {
    var run =
        json.readValue(
            """
            {"id": 7, "name": "ci", "head_sha": "abc", "status": "queued", "conclusion": null,
             "node_id": "x", "check_suite": {"id": 1}, "app": {"id": 3, "slug": "ci", "owner": {}}}
            """,
            CheckRun.class);
    assertThat(run.headSha()).isEqualTo("abc");
    assertThat(run.conclusion()).isEmpty();
    assertThat(run.externalId()).isEmpty();
    assertThat(run.app().orElseThrow().slug()).isEqualTo("ci");
  }

  @Test
  void what_is_needed_and_missing_is_an_error() {
    assertThatThrownBy(() -> json.readValue("{\"name\": \"ci\"}", CheckRun.class))
        .isInstanceOf(JacksonException.class);
    assertThatThrownBy(
            () ->
                json.readValue(
                    "{\"id\": 7, \"name\": null, \"head_sha\": \"a\", \"status\": \"queued\"}",
                    CheckRun.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void an_author_without_an_account_is_an_empty_object() throws JacksonException {
    var commit =
        json.readValue(
            """
            {"sha": "abc", "parents": [], "author": {}, "committer": null, "html_url": "x",
             "commit": {"message": "m",
               "author": {"name": "a", "email": "b", "date": "2026-11-20T12:00:00Z"},
               "committer": {"name": "a", "email": "b", "date": "2026-11-20T12:00:00Z"}}}
            """,
            Commit.class);
    assertThat(commit.author().orElseThrow().login()).isEmpty();
    assertThat(commit.committer()).isEmpty();
  }

  @Test
  void what_is_absent_is_not_sent() throws JacksonException {
    assertThat(json.writeValueAsString(IssueChange.closed()))
        .isEqualTo("{\"state\":\"closed\",\"state_reason\":\"completed\"}");
  }

  @Test
  void a_token_never_says_what_it_is() {
    assertThat(new InstallationToken("ghs_s3cret", Instant.EPOCH).toString())
        .doesNotContain("s3cret");
  }
}
