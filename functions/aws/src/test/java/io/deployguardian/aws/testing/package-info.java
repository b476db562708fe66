/**
 * What the functions are tested with: the table as a test resource, stand-ins of AWS, the
 * invocation.
 */
package io.deployguardian.aws.testing;
