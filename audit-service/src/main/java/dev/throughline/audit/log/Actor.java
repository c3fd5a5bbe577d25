package dev.throughline.audit.log;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.security.Caller;

/**
 * Who acts: from the request's token, or a service of the suite. A {@code @RequestScoped} bean can have the caller's injected.
 *
 * @param tenantId whose log it comes into
 * @param id the token's subject, or a service's name
 * @param tokenId the token's {@code jti}
 * @param machine the machine that the token was issued to, absent for a person's
 * @param address the network address that the request came from
 */
public record Actor(String tenantId, String id, @Nullable String tokenId, @Nullable String machine, @Nullable String address) {

    /** A service of the suite, which acts of itself. */
    public static Actor service(String tenantId, String name) {
        return new Actor(tenantId, name, null, null, null);
    }

    static Actor of(Caller caller, @Nullable String address) {
        return new Actor(caller.tenantId(), caller.userId(), caller.tokenId(), caller.machine(), address);
    }
}
