package dev.throughline.recall.dashboard.edit;

import java.time.Clock;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.MemoryEdited;
import dev.throughline.common.security.Caller;

/** Has the worker change a memory. */
@Singleton
public class MemoryEditor {

    private final EditPublisher publisher;
    private final EditArrival arrival;
    private final Clock clock;

    MemoryEditor(EditPublisher publisher, EditArrival arrival, Clock clock) {
        this.publisher = publisher;
        this.arrival = arrival;
        this.clock = clock;
    }

    /** Ends when the change is made, or a little later when it is on its way. */
    public Uni<Void> edit(Caller caller, boolean isAdministrator, UUID memory, EditForm form) {
        var text = form.text();
        var edit = new MemoryEdited(caller.tenantId(), memory, caller.userId(), isAdministrator, clock.instant(),
                form.wanted(), text.title(), text.body());
        return publisher.publish(edit).chain(arrival::await);
    }
}
