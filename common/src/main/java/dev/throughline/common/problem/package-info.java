/** RFC 9457 problems, the only form in which a service says no. */
@NullMarked
package dev.throughline.common.problem;

import org.jspecify.annotations.NullMarked;
