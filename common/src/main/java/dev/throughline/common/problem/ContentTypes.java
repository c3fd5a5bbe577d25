package dev.throughline.common.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses a content type that is none, before a resource is chosen by it: that would fail as a fault of ours. */
class ContentTypes {

    @ServerRequestFilter(preMatching = true)
    @Nullable
    Response refuse(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return type == null || isMediaType(type) ? null
                : Problem.of(415, "Content-Type is no media type, for example application/json").response();
    }

    /** An empty one is read as if it were any. */
    private static boolean isMediaType(String type) {
        if (type.isBlank()) {
            return false;
        }
        try {
            MediaType.valueOf(type);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
