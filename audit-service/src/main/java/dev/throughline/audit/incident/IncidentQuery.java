package dev.throughline.audit.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/** Which incidents are asked for; what is absent does not restrict. */
public record IncidentQuery(
        @RestQuery @Nullable @Size(max = 200) @StorableText String client,
        @RestQuery @Nullable @Pattern(regexp = IncidentRequest.STATUS, message = "is one of "
                + IncidentRequest.STATUS) String status,
        @RestQuery @Nullable @Pattern(regexp = IncidentRequest.TYPE, message = "is one of "
                + IncidentRequest.TYPE) String type,
        @RestQuery @Nullable @Size(max = 300) @StorableText String subject) {

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        put(parameters, "client", client);
        put(parameters, "status", status);
        put(parameters, "type", type);
        put(parameters, "subject", subject);
        return parameters;
    }

    /** In the query language of Hibernate, with the names of {@link #parameters}. */
    String condition() {
        List<String> parts = new ArrayList<>(List.of("1 = 1"));
        parameters().keySet().stream().sorted().forEach(name -> parts.add(name + " = :" + name));
        return String.join(" and ", parts);
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
