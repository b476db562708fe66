package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The App's key, the tokens of its installation and of persons, and who may come in with them. */
final class Access {
  static final String APP_ID = "314159";
  static final String APP_SLUG = "deploy-guardian";
  static final String BOT = APP_SLUG + "[bot]";

  private static final long LONGEST_JWT = 600;

  /** Whom a request comes from. */
  enum Caller {
    APP,
    INSTALLATION,
    PERSON
  }

  private final InstantSource clock;
  private final KeyPair keys;
  private final Map<String, Instant> installationTokens = new ConcurrentHashMap<>();
  private final Map<String, String> persons = new ConcurrentHashMap<>();

  Access(InstantSource clock) {
    this.clock = clock;
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  KeyPair keys() {
    return keys;
  }

  /** As GitHub hands it out: PKCS#1, which is what PKCS#8 holds after its 26 bytes of envelope. */
  String pem() {
    byte[] pkcs8 = keys.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN RSA PRIVATE KEY-----\n"
        + lines.encodeToString(pkcs1)
        + "\n-----END RSA PRIVATE KEY-----\n";
  }

  void admit(String token, String login) {
    persons.put(token, login);
  }

  /** An installation token for an hour. */
  Map.Entry<String, Instant> token() {
    String token = "ghs_" + UUID.randomUUID().toString().replace("-", "") + "abcd";
    Instant end = clock.instant().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    installationTokens.put(token, end);
    return Map.entry(token, end);
  }

  void revokeAll() {
    installationTokens.clear();
  }

  void forget() {
    installationTokens.clear();
    persons.clear();
  }

  Optional<Caller> caller(String authorization) {
    String[] words = authorization == null ? new String[0] : authorization.split(" ", 2);
    if (words.length < 2 || !words[0].matches("(?i)bearer|token")) {
      return Optional.empty();
    }
    String credential = words[1];
    Instant end = installationTokens.get(credential);
    if (end != null && clock.instant().isBefore(end)) {
      return Optional.of(Caller.INSTALLATION);
    }
    if (persons.containsKey(credential)) {
      return Optional.of(Caller.PERSON);
    }
    return isGenuine(credential) ? Optional.of(Caller.APP) : Optional.empty();
  }

  String login(Caller caller, String authorization) {
    return caller == Caller.PERSON ? persons.get(authorization.split(" ", 2)[1]) : BOT;
  }

  /** RS256 by our key, ours, begun, not over, and not for longer than ten minutes. */
  private boolean isGenuine(String jwt) {
    String[] parts = jwt.split("\\.");
    if (parts.length != 3) {
      return false;
    }
    try {
      var decoder = Base64.getUrlDecoder();
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(keys.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8));
      return signature.verify(decoder.decode(parts[2]))
          && "RS256".equals(json(decoder.decode(parts[0])).path("alg").asText())
          && holds(json(decoder.decode(parts[1])));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean holds(JsonNode claims) {
    long now = clock.instant().getEpochSecond();
    long from = claims.path("iat").asLong();
    long to = claims.path("exp").asLong();
    return claims.path("iss").asText().equals(APP_ID)
        && from <= now
        && now < to
        && to - now <= LONGEST_JWT;
  }

  private static JsonNode json(byte[] text) {
    return Json.read(new String(text, StandardCharsets.UTF_8));
  }
}
