/** Verifies an exported audit log, with nothing of the service that wrote it: no code, no database, no trust. */
@NullMarked
package dev.throughline.verify;

import org.jspecify.annotations.NullMarked;
