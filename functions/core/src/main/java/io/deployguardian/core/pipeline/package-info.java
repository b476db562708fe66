/** Why a workflow run failed, and whether running it once more is worth it. */
package io.deployguardian.core.pipeline;
