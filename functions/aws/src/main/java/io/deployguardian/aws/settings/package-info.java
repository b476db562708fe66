/** What a function was told by its environment: typed, strict, read once. */
package io.deployguardian.aws.settings;
