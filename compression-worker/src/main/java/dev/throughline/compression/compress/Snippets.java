package dev.throughline.compression.compress;

import java.util.ArrayList;
import java.util.List;

/** The few snippets that a session keeps. A better one takes the slot of the worst. */
record Snippets(List<Slot> slots) {

    static final Snippets NONE = new Snippets(List.of());

    private static final int MOST = 5;

    /** What is in a slot. */
    record Slot(String fingerprint, double importance) {
    }

    Snippets {
        slots = List.copyOf(slots);
    }

    /** The slot for a snippet, from 1; 0 when it is known already, or worse than all that are there. */
    int slotOf(Slot snippet) {
        int worst = 0;
        for (int slot = 1; slot <= slots.size(); slot++) {
            if (slots.get(slot - 1).fingerprint().equals(snippet.fingerprint())) {
                return 0;
            }
            if (worst == 0 || slots.get(slot - 1).importance() < slots.get(worst - 1).importance()) {
                worst = slot;
            }
        }
        if (slots.size() < MOST) {
            return slots.size() + 1;
        }
        return snippet.importance() > slots.get(worst - 1).importance() ? worst : 0;
    }

    Snippets with(int slot, Slot snippet) {
        var after = new ArrayList<>(slots);
        if (slot > after.size()) {
            after.add(snippet);
        } else {
            after.set(slot - 1, snippet);
        }
        return new Snippets(after);
    }
}
