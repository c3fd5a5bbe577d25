/** Takes an agent's hook payloads as they are. */
@NullMarked
package dev.throughline.ingest.hook;

import org.jspecify.annotations.NullMarked;
