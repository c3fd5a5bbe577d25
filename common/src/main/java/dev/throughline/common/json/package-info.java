/** How JSON is written everywhere in the suite: snake_case, RFC 3339 times, absent instead of null. */
@NullMarked
package dev.throughline.common.json;

import org.jspecify.annotations.NullMarked;
