package dev.throughline.ingest.fact;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.ingest.event.Checkout;
import dev.throughline.ingest.event.IdempotencyKeys;
import dev.throughline.ingest.event.SessionIds;

/** What all requests for facts have in common: of which project, on which version, and whether it may be sent again. */
public final class FactAddress {

    private static final int MOST_CHARACTERS = 255;
    private static final Pattern VERSION = Pattern.compile("\"?(\\d{1,18})\"?");

    @PathParam("project")
    String project = "";

    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
    @Nullable
    String encoding;

    @HeaderParam("Idempotency-Key")
    @Nullable
    String idempotencyKey;

    @HeaderParam(HttpHeaders.IF_MATCH)
    @Nullable
    String ifMatch;

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Nullable
    String ifNoneMatch;

    @BeanParam
    Checkout checkout = new Checkout();

    /** The project under any of its names; ends the request with a 422 where it cannot be one. */
    ProjectReference project() {
        return ProjectReference.of(project).orElseThrow(() -> ProblemException.ofField(422, "project",
                "must be a key or a git remote of at most " + ProjectReference.MOST_CHARACTERS + " characters"));
    }

    /** The version on which alone the change is to be made, by the headers or by the body. */
    @Nullable
    Long expectedVersion(@Nullable Long inBody) {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*")) {
                throw ProblemException.ofField(422, "If-None-Match", "must be *");
            }
            return 0L;
        }
        return ifMatch == null ? inBody : Long.valueOf(version(ifMatch));
    }

    /** The id of the n-th event that is made of this request, from 0. */
    String eventId(int index) {
        return Optional.ofNullable(IdempotencyKeys.checked(idempotencyKey)).map(key -> key + ":" + index)
                .orElseGet(() -> UuidCreator.getTimeOrderedEpoch().toString());
    }

    /** The key; ends the request with a 422 that names this field where it cannot be one. */
    static String checked(String field, @Nullable String key) {
        if (key == null || key.isBlank() || key.codePointCount(0, key.length()) > MOST_CHARACTERS
                || !SessionIds.isPrintable(key)) {
            throw ProblemException.ofField(422, field, "must be 1 to " + MOST_CHARACTERS + " printable characters");
        }
        return key.strip();
    }

    private static String version(String ifMatch) {
        var version = VERSION.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw ProblemException.ofField(422, "If-Match", "must be one version in quotes, for example \"3\"");
        }
        return version.group(1);
    }
}
