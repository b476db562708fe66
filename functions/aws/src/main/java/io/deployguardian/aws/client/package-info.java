/** The AWS SDK's clients: how they are opened, and with whose rights they touch a target. */
package io.deployguardian.aws.client;
