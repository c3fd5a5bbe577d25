/** What happened: sessions, their events and their turns, and when a session ends. */
@NullMarked
package dev.throughline.compression.session;

import org.jspecify.annotations.NullMarked;
