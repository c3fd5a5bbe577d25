/** What tokens cost: a table with dates, which an operator may replace. */
@NullMarked
package dev.throughline.recall.price;

import org.jspecify.annotations.NullMarked;
