/** People: who they are, how they log in, and the first administrator. */
@NullMarked
package dev.throughline.audit.member;

import org.jspecify.annotations.NullMarked;
