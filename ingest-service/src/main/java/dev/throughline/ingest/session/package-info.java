/** The doors of a session's life: it is created, labelled, kept alive, ended, resumed, deleted and imported here. */
@NullMarked
package dev.throughline.ingest.session;

import org.jspecify.annotations.NullMarked;
