package dev.throughline.recall.dashboard.machine;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The machines of which sessions came lately, and the form of a new token; {@code fault} is "" when nothing is wrong with it.
 */
@CheckedTemplate(basePath = "dashboard")
record MachinesPage(List<MachineLine> machines, TokenForm form, String fault) implements TemplateInstance {

    MachinesPage {
        machines = List.copyOf(machines);
    }
}
