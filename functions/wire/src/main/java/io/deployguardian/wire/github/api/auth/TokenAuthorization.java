package io.deployguardian.wire.github.api.auth;

import io.deployguardian.wire.github.api.http.Authorization;

/** Somebody's token, for every repository. */
record TokenAuthorization(Credentials.Token token) implements Authorization {

  @Override
  public String header() {
    return "Bearer " + token.value();
  }

  @Override
  public boolean renew() {
    return token.renew();
  }
}
