package dev.throughline.common.problem;

import java.util.Comparator;
import java.util.List;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/** Turns every exception of a request into a problem. What is not foreseen is logged once and answered without its text. */
class ProblemMapper {

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        Response response = e.problem().response();
        return e.retryAfter() == null ? response
                : Response.fromResponse(response).header("Retry-After", Math.max(1, e.retryAfter().toSeconds())).build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        List<Problem.FieldError> errors = e.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(FieldNames.of(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(Problem.FieldError::field)).toList();
        return Problem.ofFields(422, "The request breaks a rule", errors).response();
    }

    // the second one is named because Quarkus maps it as well, to an answer that can quote the value
    @ServerExceptionMapper({ JacksonException.class, MismatchedInputException.class })
    Response malformed(JacksonException e) {
        String field = e instanceof JsonMappingException mapping ? FieldNames.of(mapping.getPath()) : "";
        return field.isEmpty() ? Problem.of(400, "The body is not the JSON that is expected here").response()
                : Problem.ofFields(422, "The request breaks a rule", List.of(wrongType(field))).response();
    }

    // what Jackson says of it may quote the value
    private static Problem.FieldError wrongType(String field) {
        return new Problem.FieldError(field, "has a value of another type than is expected, or one that is not known");
    }

    @ServerExceptionMapper({ UnauthorizedException.class, AuthenticationFailedException.class })
    Response unauthorized(SecurityException e) {
        Response response = Problem.of(401, "A valid bearer token is needed: Authorization: Bearer <token>").response();
        return Response.fromResponse(response).header("WWW-Authenticate", "Bearer").build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return Problem.of(403, "The token does not have the scope that this needs").response();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException cause) {
            return malformed(cause);
        }
        int status = e.getResponse().getStatus();
        return e.getResponse().hasEntity() ? e.getResponse()
                : Problem.of(status, status == 404 ? "There is nothing at this address" : "The request was refused").response();
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e) {
        Log.error("A request failed", e);
        return Problem.of(500, "The request failed; the service's log says why").response();
    }
}
