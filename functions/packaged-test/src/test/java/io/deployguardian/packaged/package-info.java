/** The functions as they are shipped. */
package io.deployguardian.packaged;
