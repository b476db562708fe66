/** The least that a function does which keeps anything: one client of DynamoDB, one read. */
package io.deployguardian.yardsticks.table;
