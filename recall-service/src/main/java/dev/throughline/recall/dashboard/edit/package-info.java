/** Changing a memory: said to the worker, which owns memories, and to the audit log. */
@NullMarked
package dev.throughline.recall.dashboard.edit;

import org.jspecify.annotations.NullMarked;
