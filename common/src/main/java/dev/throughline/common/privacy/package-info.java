/** Text that its author marked as private and that must not be kept. */
@NullMarked
package dev.throughline.common.privacy;

import org.jspecify.annotations.NullMarked;
