package dev.throughline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import com.fasterxml.jackson.databind.JsonNode;

/** Behind one host name every request comes to the service that answers it. */
class RoutesTest {

    static final List<String> DOORS = List.of("ingest-service", "recall-service", "audit-service");

    private final Manifests manifests = Manifests.of("production");
    private final Router router = Router.of(manifests);

    @ParameterizedTest
    @FieldSource("DOORS")
    void aRequestComesToTheServiceThatAnswersIt(String service) {
        List<Endpoint> endpoints = Endpoint.of(service);

        assertThat(endpoints).isNotEmpty()
                .allSatisfy(endpoint -> assertThat(router.service(endpoint)).as("%s", endpoint).contains(service));
    }

    @Test
    void aHooksEventIsTakenInAndItsQuestionIsAnswered() {
        assertThat(router.service(new Endpoint("POST", "/api/hooks/gemini"))).contains("ingest-service");
        assertThat(router.service(new Endpoint("POST", "/api/hooks/gemini/recall"))).contains("recall-service");
    }

    @Test
    void writesGoInAndReadsAreAnswered() {
        String notes = "/api/projects/github.com%2Facme%2Fshop/memories/notes";

        assertThat(router.service(new Endpoint("PUT", notes))).contains("ingest-service");
        assertThat(router.service(new Endpoint("GET", notes))).contains("recall-service");
        assertThat(router.service(new Endpoint("PATCH", "/api/settings"))).contains("ingest-service");
        assertThat(router.service(new Endpoint("GET", "/api/settings"))).contains("recall-service");
    }

    @Test
    void anAgentsToolsAreAnswered() {
        assertThat(router.service(new Endpoint("POST", "/mcp"))).contains("recall-service");
    }

    @Test
    void healthAndMetricsAreNotForTheWorld() {
        assertThat(router.service(new Endpoint("GET", "/q/metrics"))).isEmpty();
        assertThat(router.service(new Endpoint("GET", "/q"))).isEmpty();
        assertThat(router.service(new Endpoint("GET", "/questions"))).contains("recall-service");
    }

    @Test
    void theWorkerHasNoDoor() {
        assertThat(router.candidates()).noneMatch(candidate -> candidate.service().filter("compression-worker"::equals)
                .isPresent());
    }

    @Test
    void aRouteLeadsToThePortOfItsService() {
        for (JsonNode route : manifests.all("HTTPRoute")) {
            assertThat(route.findValues("backendRefs").stream().flatMap(Manifests::each)).isNotEmpty().allSatisfy(
                    backend -> assertThat(backend.path("port").intValue()).isEqualTo(
                            ServiceSettings.of(backend.path("name").asText()).port()));
        }
    }

    /** Of a rule; more are refused by the API server. */
    @Test
    void noRuleHasMoreMatchesThanOldVersionsOfTheGatewayApiTake() {
        assertThat(manifests.all("HTTPRoute").stream().flatMap(route -> route.findValues("matches").stream()))
                .allMatch(matches -> matches.size() <= 8);
    }
}
