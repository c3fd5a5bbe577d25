package dev.throughline.common.security;

import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the verified token says. Only a {@code @RequestScoped} bean can have it injected.
 *
 * @param tenantId the tenant; every row and every record of the call belongs to it
 * @param userId the token's subject
 * @param machine the machine that the token was issued to, absent for a person's token
 * @param tokenId the token's own id ({@code jti})
 */
public record Caller(String tenantId, String userId, @Nullable String machine, String tokenId) {
}
