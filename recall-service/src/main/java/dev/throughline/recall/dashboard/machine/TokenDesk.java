package dev.throughline.recall.dashboard.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.type.TypeReference;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.json.Json;
import dev.throughline.recall.dashboard.DashboardConfig;
import dev.throughline.recall.dashboard.neighbour.Answer;
import dev.throughline.recall.dashboard.neighbour.Neighbours;
import dev.throughline.recall.dashboard.neighbour.Question;

/** Where audit-service keeps machines' tokens. It decides, with the token of the person who asks, what is allowed. */
@Singleton
class TokenDesk {

    private static final TypeReference<List<TokenLine>> LINES = new TypeReference<>() {
    };

    private final Neighbours neighbours;
    private final DashboardConfig config;

    TokenDesk(Neighbours neighbours, DashboardConfig config) {
        this.neighbours = neighbours;
        this.config = config;
    }

    /** The newest first, at most 100. */
    Uni<Answer> list(String token, String machine) {
        return neighbours.ask(config.auditUrl(), path(machine) + "?limit=100", Question.get(token));
    }

    static List<TokenLine> lines(Answer.Given listed) {
        return Json.mapper().convertValue(listed.json().path("items"), LINES);
    }

    Uni<Answer> issue(String token, TokenForm form) {
        var request = new HashMap<String, Object>(Map.of("name", form.name(), "scopes", form.scope()));
        if (!form.days().isEmpty()) {
            request.put("expires_in_days", form.days());
        }
        return neighbours.ask(config.auditUrl(), path(form.machine()), Question.post(token, request));
    }

    Uni<Answer> revoke(String token, String machine, String id) {
        return neighbours.ask(config.auditUrl(), path(machine) + "/" + segment(id), Question.delete(token));
    }

    private static String path(String machine) {
        return "/api/machines/" + segment(machine) + "/tokens";
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
