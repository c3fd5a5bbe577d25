/** What an administrator may ask for a whole tenant: all that is stored of it, or that nothing is. */
@NullMarked
package dev.throughline.compression.tenant;

import org.jspecify.annotations.NullMarked;
