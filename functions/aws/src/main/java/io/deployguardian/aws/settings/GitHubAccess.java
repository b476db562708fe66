package io.deployguardian.aws.settings;

import java.net.URI;

/** As whom GitHub is called, and where. */
public sealed interface GitHubAccess {

  /**
   * A GitHub App, in each repository that it is installed in.
   *
   * @param id the App's id or client id
   * @param key its private key, as GitHub hands it out
   */
  record App(URI api, String id, SecretReference key) implements GitHubAccess {}

  /** Somebody's token, instead of an App. */
  record Token(URI api, SecretReference token) implements GitHubAccess {}

  /** Nobody: what needs GitHub can't be done, and says so. */
  record None() implements GitHubAccess {}
}
