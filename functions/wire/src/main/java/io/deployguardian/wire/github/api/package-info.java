/**
 * GitHub's REST API as our use cases see it: {@code github.checkRuns(repository).create(...)}. One
 * class per use, each over one interface of {@code rest}.
 */
package io.deployguardian.wire.github.api;
