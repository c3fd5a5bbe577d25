/** What an agent or a person is told of earlier work: chosen by relevance, written within a budget. */
@NullMarked
package dev.throughline.recall.briefing;

import org.jspecify.annotations.NullMarked;
