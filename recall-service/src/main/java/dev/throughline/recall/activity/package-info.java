/** What the clients of one session told of it: its state, goals, agents, actions, responses, errors and context. */
@NullMarked
package dev.throughline.recall.activity;

import org.jspecify.annotations.NullMarked;
