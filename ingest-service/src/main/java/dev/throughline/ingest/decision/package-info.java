/** Answers requests for a change of one version: sent as events, decided by the worker, told here. */
@NullMarked
package dev.throughline.ingest.decision;

import org.jspecify.annotations.NullMarked;
