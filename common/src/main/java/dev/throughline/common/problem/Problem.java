package dev.throughline.common.problem;

import java.util.List;

import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused, as RFC 9457 writes it.
 *
 * @param type a URI reference that names the kind of problem
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what was wrong with this request, and what to do
 * @param errors each bad field, absent when no field is to blame
 * @param version the version that stands, where the request was for another one
 */
public record Problem(String type, String title, int status, String detail, @Nullable List<FieldError> errors,
        @Nullable Long version) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A field by its path in the request, and what is wrong with it. */
    public record FieldError(String field, String message) {
    }

    /** A problem without fields, its title taken from the status. */
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail, null, null);
    }

    /** A problem that names the bad fields. */
    public static Problem ofFields(int status, String detail, List<FieldError> errors) {
        return new Problem("about:blank", title(status), status, detail, List.copyOf(errors), null);
    }

    /** A conflict with the version that stands. */
    public static Problem ofVersion(long version, String detail) {
        return new Problem("about:blank", title(409), 409, detail, null, version);
    }

    /** The answer that carries this problem. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    private static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return status == 422 ? "Unprocessable Content" : known == null ? "Problem" : known.getReasonPhrase();
    }
}
