package dev.throughline.compression.decision;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.event.SessionEvent;

/** What was decided about the change that an event asked for. */
public record Decision(SessionEvent asked, ChangeDecided decided) {
}
