package dev.throughline.recall.dashboard.signin;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What stands in the form; blank where nothing was entered. {@code next} is where to go then. */
public record Credentials(@RestForm String username, @RestForm String password, @RestForm String tenant,
        @RestForm String next) {

    public Credentials(@Nullable String username, @Nullable String password, @Nullable String tenant, @Nullable String next) {
        this.username = text(username);
        this.password = text(password);
        this.tenant = text(tenant);
        this.next = text(next);
    }

    private static String text(@Nullable String entered) {
        return entered == null ? "" : entered;
    }

    @Override
    public String toString() {
        return "Credentials[]"; // the password must not reach a log
    }
}
