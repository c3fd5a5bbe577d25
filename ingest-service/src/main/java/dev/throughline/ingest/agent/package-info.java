/** What the agents have in common: the form of their events, the ids of these, and how a file is read with bounded memory. */
@NullMarked
package dev.throughline.ingest.agent;

import org.jspecify.annotations.NullMarked;
