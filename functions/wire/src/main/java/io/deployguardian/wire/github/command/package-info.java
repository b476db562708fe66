/** What people write in comments, at GitHub: who wrote it, under what, and where the reply goes. */
package io.deployguardian.wire.github.command;
