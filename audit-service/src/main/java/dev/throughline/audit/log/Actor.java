package dev.throughline.audit.log;

import org.jspecify.annotations.Nullable;

public record Actor(String tenantId, String id, @Nullable String tokenId, @Nullable String machine,
        @Nullable String address) {
}
