/** Doors for what a client tells of one session: its actions, responses, state, goals, agents, context and errors. */
@NullMarked
package dev.throughline.ingest.activity;

import org.jspecify.annotations.NullMarked;
