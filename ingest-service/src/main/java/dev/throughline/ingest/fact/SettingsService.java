package dev.throughline.ingest.fact;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.EventType;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.setting.Settings;

/** Makes events of changes of settings, and sends them. */
@RequestScoped
class SettingsService {

    private final ProjectEvents events;

    SettingsService(ProjectEvents events) {
        this.events = events;
    }

    /** @param project absent for the tenant */
    Uni<SettingsReceipt> change(FactAddress address, @Nullable ProjectReference project, ObjectNode change) {
        var faults = Settings.faults(change);
        if (!faults.isEmpty()) {
            throw ProblemException.ofFields(422, "These settings cannot be changed so", faults);
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("settings", change);
        return events.change(address, project, EventType.SETTINGS_CHANGED, "settings", data, address.expectedVersion(null))
                .map(sent -> new SettingsReceipt(sent.id(), sent.position(), sent.version()));
    }
}
