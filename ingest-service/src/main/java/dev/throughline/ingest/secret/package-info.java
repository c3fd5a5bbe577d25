/** Knows the secrets of an event by the suite's rules and its tenant's, and seals them for the vault where that is wanted. */
@NullMarked
package dev.throughline.ingest.secret;

import org.jspecify.annotations.NullMarked;
