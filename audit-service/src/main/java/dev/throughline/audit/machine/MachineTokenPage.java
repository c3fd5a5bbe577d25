package dev.throughline.audit.machine;

import java.util.List;

/** Some of a machine's tokens, and how many there are. */
public record MachineTokenPage(List<MachineTokenView> items, long total, int skip, int limit) {

    public MachineTokenPage {
        items = List.copyOf(items);
    }
}
