package dev.throughline.recall.dashboard.health;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.json.Json;
import dev.throughline.recall.dashboard.DashboardConfig;
import dev.throughline.recall.dashboard.neighbour.Answer;
import dev.throughline.recall.dashboard.neighbour.Neighbours;
import dev.throughline.recall.dashboard.neighbour.Question;

/** Asks all services at once how they are; one that does not answer in time is said to be away. */
@Singleton
class ServiceStates {

    private static final int UNAVAILABLE = 503;

    private final Neighbours neighbours;
    private final DashboardConfig config;
    private final SmallRyeHealthReporter own;
    private final MeterRegistry meters;

    ServiceStates(Neighbours neighbours, DashboardConfig config, SmallRyeHealthReporter own,
            MeterRegistry meters) {
        this.neighbours = neighbours;
        this.config = config;
        this.own = own;
        this.meters = meters;
    }

    Uni<List<ServiceState>> all() {
        return Uni.join().all(other("ingest-service", config.ingestUrl()), other("compression-worker", config.workerUrl()),
                recall(), other("audit-service", config.auditUrl())).andCollectFailures();
    }

    private Uni<ServiceState> recall() {
        return own.getReadinessAsync().map(health -> state("recall-service", json(health.getPayload().toString()),
                Metrics.of(meters)));
    }

    private Uni<ServiceState> other(String name, URI address) {
        return Uni.combine().all().unis(neighbours.ask(address, "/q/health/ready", Question.get(null)),
                neighbours.ask(address, "/q/metrics", Question.get(null)))
                .with((health, metrics) -> other(name, health, metrics));
    }

    private static ServiceState other(String name, Answer health, Answer metrics) {
        if (health instanceof Answer.Given given && (given.isSuccess() || given.status() == UNAVAILABLE)) {
            return state(name, given.json(), Metrics.published(metrics instanceof Answer.Given told ? told.body() : ""));
        }
        return ServiceState.away(name);
    }

    private static ServiceState state(String name, JsonNode health, Metrics metrics) {
        var checks = new ArrayList<Check>();
        health.path("checks").forEach(check -> checks
                .add(new Check(check.path("name").asText(), check.path("status").asText().equals("UP"))));
        return new ServiceState(name, health.path("status").asText().equals("UP") ? ServiceState.State.UP
                : ServiceState.State.NOT_READY, checks, metrics.figures());
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("SmallRye writes no such JSON", e);
        }
    }
}
