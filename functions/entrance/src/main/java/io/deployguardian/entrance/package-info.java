/**
 * What is the same in every function: it is put together here, around the one door that a function
 * brings.
 */
package io.deployguardian.entrance;
