/** What each function asks of AWS, read off its class files. */
package io.deployguardian.infrastructure.code;
