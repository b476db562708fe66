/** Core's places at GitHub, over its REST API: check runs, deployment statuses, incident issues. */
package io.deployguardian.wire.github.notification;
