/** What the worker tells the audit log. */
@NullMarked
package dev.throughline.compression.audit;

import org.jspecify.annotations.NullMarked;
