/** Sessions: what took place, when, where, and what each prompt led to. */
@NullMarked
package dev.throughline.recall.session;

import org.jspecify.annotations.NullMarked;
