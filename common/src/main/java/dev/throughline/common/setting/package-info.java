/** What a project or a tenant may set for itself. */
@NullMarked
package dev.throughline.common.setting;

import org.jspecify.annotations.NullMarked;
