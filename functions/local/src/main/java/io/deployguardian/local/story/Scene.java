package io.deployguardian.local.story;

import java.time.Duration;

/** How a scene ended, for the table at the end. */
record Scene(String title, String expected, String found, boolean asTold, Duration took) {}
