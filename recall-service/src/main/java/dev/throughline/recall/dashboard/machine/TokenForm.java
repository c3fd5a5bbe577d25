package dev.throughline.recall.dashboard.machine;

import java.util.List;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What stands in the form of a new token; audit-service says what is wrong with it. */
public record TokenForm(@RestForm String machine, @RestForm String name, @RestForm List<String> scope, @RestForm String days) {

    static final TokenForm EMPTY = new TokenForm("", "", List.of("ingest", "recall"), "90");

    public TokenForm(@Nullable String machine, @Nullable String name, @Nullable List<String> scope, @Nullable String days) {
        this.machine = machine == null ? "" : machine.strip();
        this.name = name == null ? "" : name.strip();
        this.scope = scope == null ? List.of() : List.copyOf(scope);
        this.days = days == null ? "" : days.strip();
    }

    TokenForm of(String wanted) {
        return new TokenForm(wanted, name, scope, days);
    }
}
