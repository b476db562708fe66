/** The suite between publishing and the first traffic. */
package io.deployguardian.core.smoke;
