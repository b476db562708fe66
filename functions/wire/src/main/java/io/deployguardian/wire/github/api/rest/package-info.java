/**
 * GitHub's REST API as GitHub describes it: one MicroProfile interface per use, and of the answers
 * the fields that somebody here reads. The implementation comes from where it runs: Quarkus' REST
 * client in functions, RESTEasy's on a plain JVM.
 */
package io.deployguardian.wire.github.api.rest;
