package dev.throughline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The resources of an overlay of deploy/kubernetes, as Kustomize renders them. */
record Manifests(List<JsonNode> resources) {

    static final List<String> OVERLAYS = List.of("dev", "production");

    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "CronJob");

    /** Something that runs pods of one form. */
    record Workload(JsonNode resource) {

        String name() {
            return Manifests.name(resource);
        }

        JsonNode template() {
            JsonNode ofJobs = resource.at("/spec/jobTemplate/spec/template");
            return ofJobs.isMissingNode() ? resource.at("/spec/template") : ofJobs;
        }

        JsonNode pod() {
            return template().path("spec");
        }

        List<JsonNode> containers() {
            var containers = new ArrayList<JsonNode>();
            pod().path("initContainers").forEach(containers::add);
            pod().path("containers").forEach(containers::add);
            return containers;
        }
    }

    static Manifests of(String overlay) {
        return RENDERED.computeIfAbsent(overlay, missing -> new Manifests(
                Checkout.documents(Kustomize.render(Checkout.path("deploy/kubernetes/overlays/" + missing)))));
    }

    List<JsonNode> all(String kind) {
        return resources.stream().filter(resource -> kind.equals(resource.path("kind").asText())).toList();
    }

    JsonNode one(String kind, String name) {
        List<JsonNode> found = all(kind).stream().filter(resource -> name.equals(name(resource))).toList();
        assertThat(found).as("%s %s", kind, name).hasSize(1);
        return found.getFirst();
    }

    List<Workload> workloads() {
        return resources.stream().filter(resource -> WORKLOADS.contains(resource.path("kind").asText())).map(Workload::new)
                .toList();
    }

    /** The workload of one of the four services. */
    Workload service(String name) {
        return workloads().stream().filter(workload -> workload.name().equals(name)).findFirst().orElseThrow();
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
