/** Query parameters, read strictly: what cannot be understood is named in a problem. */
@NullMarked
package dev.throughline.recall.request;

import org.jspecify.annotations.NullMarked;
