package io.deployguardian.wire.http;

/** One thing that is not as expected. */
record Mismatch(String expected, String found) {}
