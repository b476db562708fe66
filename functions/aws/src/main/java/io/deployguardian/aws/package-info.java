/** Core's ports on AWS, and how to open them: the only place where the AWS SDK is known. */
package io.deployguardian.aws;
