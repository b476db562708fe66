/**
 * The plan's YAML, read strictly: whatever is unknown, wrong or out of range is named with line and
 * place.
 */
package io.deployguardian.wire.plan;
