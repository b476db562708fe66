/** Notification on Lambda: a payload in, the door's answer out. */
package io.deployguardian.notification;
