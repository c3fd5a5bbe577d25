package dev.throughline.audit.log;

import org.jspecify.annotations.Nullable;

/**
 * Who acts. Only a {@code @RequestScoped} bean can have its request's actor injected.
 *
 * @param tenantId in whose log it is written
 * @param id the token's subject, or the name of a service of the suite
 * @param tokenId the token's own id ({@code jti}), absent where no token was shown
 * @param machine the machine that the token was issued to
 * @param address the client's network address
 */
public record Actor(String tenantId, String id, @Nullable String tokenId, @Nullable String machine, @Nullable String address) {

    /** A service of the suite, which acts for a tenant by itself. */
    public static Actor service(String tenantId, String name) {
        return new Actor(tenantId, name, null, null, null);
    }
}
