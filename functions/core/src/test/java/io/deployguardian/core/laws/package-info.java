/** What holds whatever happens: laws over random interleavings of a whole guardian. */
package io.deployguardian.core.laws;
