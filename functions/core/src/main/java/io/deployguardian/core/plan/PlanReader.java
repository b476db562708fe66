package io.deployguardian.core.plan;

/** Turns a plan's text into a plan, or says what is wrong with it. */
public interface PlanReader {

  PlanReading read(String text);
}
