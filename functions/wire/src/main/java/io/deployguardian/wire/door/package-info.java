/**
 * Each function's way in: JSON is decoded, a use case called, its answer encoded. The Lambda
 * handlers and the local host open the same doors, so nothing about a payload exists twice.
 */
package io.deployguardian.wire.door;
