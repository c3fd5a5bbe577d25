package dev.throughline.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Dashboards and alerts are whole. That their metrics exist is looked at where the services run, in deploy/e2e. */
class ObservabilityFilesTest {

    private final JsonNode alerts = Checkout.documents(Checkout.read("deploy/observability/alerts.yaml")).getFirst();
    private final List<JsonNode> rules = alerts.findValues("rules").stream().flatMap(Manifests::each).toList();

    @Test
    void theOperatorTakesTheAlerts() throws IOException {
        KubernetesModels.read(alerts);
    }

    @Test
    void everyAlertHasASectionThatSaysWhatToDo() {
        List<String> sections = Checkout.read("docs/OPERATIONS.md").lines().filter(line -> line.startsWith("#"))
                .map(ObservabilityFilesTest::anchor).toList();

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            String[] runbook = rule.at("/annotations/runbook_url").asText().split("#");
            assertThat(runbook[0]).isEqualTo("docs/OPERATIONS.md");
            assertThat(sections).contains(runbook[1]);
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
        });
    }

    @Test
    void noSectionIsOfAnAlertThatIsGone() {
        assertThat(Checkout.read("docs/OPERATIONS.md").lines().filter(line -> line.matches("#+ Throughline\\w+"))
                .map(line -> line.replaceFirst("#+ ", "")))
                .containsExactlyInAnyOrderElementsOf(rules.stream().map(rule -> rule.path("alert").asText()).toList());
    }

    @Test
    void everyDashboardHasANameAndAPlaceForEachPanel() throws IOException {
        var names = new HashSet<String>();
        for (var file : Checkout.files("deploy/observability/dashboards", ".json")) {
            JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
            assertThat(names.add(dashboard.path("uid").asText())).as("%s has a name of its own", file).isTrue();
            var cells = new HashSet<String>();
            for (JsonNode panel : dashboard.path("panels")) {
                assertThat(panel.path("title").asText()).isNotBlank();
                assertThat(panel.path("type").asText().equals("row") || !panel.path("targets").isEmpty()).isTrue();
                assertFree(panel.path("gridPos"), cells);
            }
        }
        assertThat(names).hasSize(5);
    }

    @Test
    void grafanaIsGivenEveryDashboard() {
        List<JsonNode> resources = Checkout.documents(Kustomize.render(Checkout.path("deploy/observability")));

        assertThat(resources.stream().flatMap(resource -> resource.path("data").properties().stream()).map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(Checkout.files("deploy/observability/dashboards", ".json").stream()
                        .map(file -> file.getFileName().toString()).toList());
    }

    private static void assertFree(JsonNode place, Set<String> cells) {
        assertThat(place.path("x").intValue() + place.path("w").intValue()).isLessThanOrEqualTo(24);
        for (int x = 0; x < place.path("w").intValue(); x++) {
            for (int y = 0; y < place.path("h").intValue(); y++) {
                assertThat(cells.add(place.path("x").intValue() + x + "," + (place.path("y").intValue() + y))).isTrue();
            }
        }
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }
}
