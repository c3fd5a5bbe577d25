/** How well the search finds what answers a question, on dialogues with known answers. */
@NullMarked
package dev.throughline.benchmark.ranking;

import org.jspecify.annotations.NullMarked;
