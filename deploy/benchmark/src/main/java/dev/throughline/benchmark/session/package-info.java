/** How well recall tells a session that begins what it will need. */
@NullMarked
package dev.throughline.benchmark.session;

import org.jspecify.annotations.NullMarked;
