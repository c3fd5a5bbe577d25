package dev.throughline.recall.dashboard.health;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How the services are; {@code verdict} is that in a sentence. */
@CheckedTemplate(basePath = "dashboard")
record HealthPage(String verdict, boolean isWell, List<ServiceState> services) implements TemplateInstance {

    HealthPage {
        services = List.copyOf(services);
    }

    static HealthPage of(List<ServiceState> services) {
        long unwell = services.stream().filter(service -> service.state() != ServiceState.State.UP).count();
        String verdict = unwell == 0 ? "All services are up."
                : unwell == 1 ? "One service is not well." : unwell + " services are not well.";
        return new HealthPage(verdict, unwell == 0, services);
    }
}
