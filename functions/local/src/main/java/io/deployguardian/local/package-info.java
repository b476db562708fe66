/**
 * The guardian in one JVM, on embedded parts: DynamoDB Local with its stream, AWS' own rule matcher
 * on the real rule files, the schedules, and a real demo service to guard. It hosts the same use
 * cases as the functions do, through the same doors.
 */
package io.deployguardian.local;
