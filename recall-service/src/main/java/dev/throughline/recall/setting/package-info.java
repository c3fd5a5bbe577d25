/** What a project or a tenant has set for itself. */
@NullMarked
package dev.throughline.recall.setting;

import org.jspecify.annotations.NullMarked;
