/** What a project or a tenant sets for itself. */
@NullMarked
package dev.throughline.compression.setting;

import org.jspecify.annotations.NullMarked;
