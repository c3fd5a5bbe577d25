package dev.throughline.audit.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.Auditor;
import dev.throughline.common.topic.Topics;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TopicRecords;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class HeadScheduleTest {

    private final HeadSchedule schedule;
    private final HeadConfig config;
    private final AuditLog log;
    private Auditor auditor;

    HeadScheduleTest(HeadSchedule schedule, HeadConfig config, AuditLog log) {
        this.schedule = schedule;
        this.config = config;
        this.log = log;
    }

    @BeforeEach
    void recordOne() {
        auditor = Auditor.ofNewTenant();
        log.record(auditor.draft(AuditAction.CREDENTIAL_VIEWED, "c1")).await().indefinitely();
    }

    @Test
    void aTreeThatHasGrownIsSignedAndAnnouncedOnce() {
        schedule.signGrown();
        schedule.signGrown();

        String signature = auditor.asks().post("/api/audit/heads").jsonPath().getString("signature");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                TopicRecords.texts(Topics.AUDIT_ANCHORED, auditor.tenant())).singleElement()
                .satisfies(message -> assertThat(message).contains(signature)));
        assertThat(schedule.isLate()).isFalse();
    }

    @Test
    void everyMinuteUnlessItIsConfiguredOtherwise() {
        assertThat(config.interval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void metricsAndHealthSayHowItGoes() {
        assertThat(RestAssured.get("/q/metrics").asString()).contains("audit_entries_appended_total",
                "audit_heads_age_seconds");
        assertThat(RestAssured.get("/q/health").asString()).contains("audit heads", "audit intake");
    }
}
