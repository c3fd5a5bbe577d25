/** What a service tells of its schema. */
@NullMarked
package dev.throughline.common.schema;

import org.jspecify.annotations.NullMarked;
