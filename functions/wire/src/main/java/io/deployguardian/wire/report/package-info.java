/** Reports as people read them: as Markdown on GitHub, and in a box in a terminal. */
package io.deployguardian.wire.report;
