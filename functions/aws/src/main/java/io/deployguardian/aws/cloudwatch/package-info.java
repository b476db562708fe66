/** CloudWatch's metrics as measurements. */
package io.deployguardian.aws.cloudwatch;
