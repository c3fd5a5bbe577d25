/** What people do to memories: rewrite, pin, withhold and remove them. */
@NullMarked
package dev.throughline.compression.edit;

import org.jspecify.annotations.NullMarked;
