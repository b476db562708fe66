/** Amazon's own DynamoDB engine inside this JVM, for tests and for the local host. */
package io.deployguardian.testkit;
