/** The guardian's one table: what is recorded, what is owed, what has to be told. */
package io.deployguardian.aws.dynamodb;
