package io.deployguardian.aws.settings;

import io.deployguardian.aws.trace.Sampling;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.wire.github.api.GitHubSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The settings of the functions, by the name of their variable. A function asks for those that it
 * needs, once, when it starts; a value that is missing or makes no sense ends the start. Nothing
 * but GitHub's own address and the share that is traced has a default: a misspelt name must not
 * turn into one.
 *
 * @param values a variable's value as it was set; null where there is none
 */
public record Settings(UnaryOperator<String> values) {

  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern BOT = Pattern.compile("[A-Za-z0-9-]{1,100}\\[bot]");
  private static final String LOGIN = "GITHUB_APP_LOGIN";
  private static final Pattern BUS = Pattern.compile("[A-Za-z0-9_./:-]{1,256}");

  private static final Pattern APP = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private static final String GUARDED = "GUARDIAN_GUARDED";
  private static final String WEBHOOK_SECRET = "GITHUB_WEBHOOK_SECRET";
  private static final String APP_ID = "GITHUB_APP_ID";
  private static final String APP_KEY = "GITHUB_APP_PRIVATE_KEY";
  private static final String TOKEN = "GITHUB_TOKEN";
  private static final String API = "GITHUB_API";
  private static final String TRACES = "GUARDIAN_TRACES_ENDPOINT";
  private static final String TRACES_HEADERS = "GUARDIAN_TRACES_HEADERS";
  private static final String SAMPLED = "GUARDIAN_TRACES_SAMPLED";
  private static final Pattern SHARE = Pattern.compile("0(\\.\\d{1,9})?|1(\\.0{1,9})?");

  /** The table that everything is kept in. */
  public String table() {
    return matching("GUARDIAN_TABLE", TABLE, "a table's name");
  }

  /** The bus that events go to. */
  public String bus() {
    return matching("GUARDIAN_BUS", BUS, "an event bus' name");
  }

  /** What a table that was never switched is in. */
  public Mode mode() {
    String word = demanded("GUARDIAN_MODE", modes());
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new WrongSetting("GUARDIAN_MODE", word, modes()));
  }

  /** Where it is written what may be touched. */
  public GuardedReference guarded() {
    return GuardedReference.parse(GUARDED, demanded(GUARDED, GuardedReference.EXPECTED));
  }

  /** The plan of every repository; without it deployments are unguarded. */
  public Optional<String> plan() {
    return given("GUARDIAN_PLAN");
  }

  /** What deliveries are signed with. */
  public SecretReference webhookSecret() {
    String expected = "where the secret is that GitHub signs with";
    return SecretReference.parse(WEBHOOK_SECRET, demanded(WEBHOOK_SECRET, expected));
  }

  /** What counts too, while a secret is rotated. */
  public Optional<SecretReference> previousWebhookSecret() {
    String name = WEBHOOK_SECRET + "_PREVIOUS";
    return given(name).map(value -> SecretReference.parse(name, value));
  }

  /** What protected releases are asked with. */
  public BypassReferences bypasses() {
    String name = "GUARDIAN_BYPASSES";
    return given(name)
        .map(json -> BypassReferences.parse(name, json))
        .orElse(BypassReferences.NONE);
  }

  /** Whether this is Lambda: there its runtime API is beside the function. */
  public boolean onLambda() {
    return given("AWS_LAMBDA_RUNTIME_API").isPresent();
  }

  /** As whom GitHub is called. */
  public GitHubAccess gitHub() {
    URI api =
        given(API)
            .map(value -> url(API, value, GitHubSettings.GITHUB_COM.toString()))
            .orElse(GitHubSettings.GITHUB_COM);
    Optional<String> id = given(APP_ID);
    Optional<String> token = given(TOKEN);
    if (id.isEmpty() && given(APP_KEY).isEmpty()) {
      return token
          .<GitHubAccess>map(t -> new GitHubAccess.Token(api, SecretReference.parse(TOKEN, t)))
          .orElseGet(GitHubAccess.None::new);
    }
    if (token.isPresent()) {
      throw new WrongSetting(TOKEN, "a token beside a GitHub App", "one of them");
    }
    String key = demanded(APP_KEY, "where the private key of the App is, beside " + APP_ID);
    return new GitHubAccess.App(
        api,
        matching(APP_ID, APP, "the App's id or client id, beside " + APP_KEY),
        SecretReference.parse(APP_KEY, key));
  }

  /**
   * The login of our own App, whose words are acknowledged only; without it nobody is heard in
   * comments.
   */
  public Optional<String> ownLogin() {
    return given(LOGIN).map(login -> matching(LOGIN, BOT, "an App's login: slug[bot]"));
  }

  /** Who takes spans; without it nothing is traced but what X-Ray sees. */
  public Optional<TraceReceiver> traces() {
    Optional<SecretReference> headers =
        given(TRACES_HEADERS).map(value -> SecretReference.parse(TRACES_HEADERS, value));
    if (headers.isPresent() && given(TRACES).isEmpty()) {
      throw new WrongSetting(TRACES, "nothing", "who takes spans, beside " + TRACES_HEADERS);
    }
    return given(TRACES)
        .map(value -> url(TRACES, value, "https://collector.example"))
        .map(endpoint -> new TraceReceiver(endpoint, headers));
  }

  /** The share of rollouts that is traced, a tenth unless it is said. */
  public Sampling sampling() {
    return given(SAMPLED).map(Settings::sampling).orElse(Sampling.USUAL);
  }

  private static Sampling sampling(String value) {
    if (!SHARE.matcher(value).matches()) {
      throw new WrongSetting(SAMPLED, value, "a share from 0 to 1, such as 0.1");
    }
    return new Sampling(Double.parseDouble(value));
  }

  /** What goes there is for nobody else, so it goes encrypted or not over a network. */
  private static URI url(String name, String value, String example) {
    try {
      URI api = new URI(value.strip());
      boolean plain =
          api.getRawUserInfo() == null && api.getQuery() == null && api.getFragment() == null;
      boolean safe = "https".equals(api.getScheme()) || isLoopback(api);
      if (api.getHost() != null && plain && safe) {
        return api;
      }
    } catch (URISyntaxException e) {
      // Said below, as for all others; the value may hold a password.
    }
    throw new WrongSetting(name, "something else", "an https URL, such as " + example);
  }

  private static boolean isLoopback(URI api) {
    return "http".equals(api.getScheme())
        && api.getHost() != null
        && LOOPBACK.matcher(api.getHost()).matches();
  }

  private String matching(String name, Pattern pattern, String expected) {
    String value = demanded(name, expected);
    if (!pattern.matcher(value).matches()) {
      throw new WrongSetting(name, value, expected);
    }
    return value;
  }

  private String demanded(String name, String expected) {
    return given(name).orElseThrow(() -> new WrongSetting(name, "nothing", expected));
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(values.apply(name)).filter(value -> !value.isBlank());
  }

  private static String modes() {
    return "one of " + Arrays.stream(Mode.values()).map(Mode::word).toList();
  }
}
