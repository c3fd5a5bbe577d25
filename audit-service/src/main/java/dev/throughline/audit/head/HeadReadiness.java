package dev.throughline.audit.head;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while trees are signed by the clock. */
@Readiness
class HeadReadiness implements HealthCheck {

    private final HeadSchedule schedule;

    HeadReadiness(HeadSchedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit heads")
                .status(!schedule.isLate())
                .withData("age_seconds", schedule.age().toSeconds())
                .build();
    }
}
