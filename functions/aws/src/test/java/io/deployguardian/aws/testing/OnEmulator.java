package io.deployguardian.aws.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test on an {@link Emulator}, which it takes as a parameter: of its constructor or of a method.
 * All of them share one. Where there is none they are skipped, and say so; {@code scripts/test
 * --emulator} runs only these, and fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("emulator")
@ExtendWith(EmulatorExtension.class)
public @interface OnEmulator {}
