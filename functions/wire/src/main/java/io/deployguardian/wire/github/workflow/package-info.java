/** A repository's own suites: started, found and run again at GitHub. */
package io.deployguardian.wire.github.workflow;
