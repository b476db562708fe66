/**
 * What a person typed, read strictly: whatever is missing, misspelt or wrong is an error that names
 * its place.
 */
package io.deployguardian.wire.payload;
