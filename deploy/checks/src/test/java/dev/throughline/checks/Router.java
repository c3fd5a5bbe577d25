package dev.throughline.checks;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;

/**
 * Chooses as the Gateway API says: an exact path goes before a prefix, a longer prefix before a shorter one, a match with a
 * method
 * before one without.
 */
record Router(List<Candidate> candidates) {

    private static final Comparator<Candidate> PRECEDENCE = Comparator.comparing(Candidate::isExact)
            .thenComparing(candidate -> candidate.path().length())
            .thenComparing(candidate -> candidate.method().isPresent());

    /** @param service where it leads; absent for a redirection */
    record Candidate(boolean isExact, String path, Optional<String> method, Optional<String> service) {

        boolean takes(Endpoint request) {
            return takes(request.path()) && method.map(request.method()::equals).orElse(true);
        }

        private boolean takes(String requested) {
            String prefix = path.endsWith("/") ? path : path + "/";
            return requested.equals(path) || !isExact && requested.startsWith(prefix);
        }
    }

    static Router of(Manifests manifests) {
        return new Router(manifests.all("HTTPRoute").stream().map(route -> KubernetesModels.read(route, HTTPRoute.class))
                .flatMap(route -> route.getSpec().getRules().stream())
                .flatMap(rule -> rule.getMatches().stream().map(match -> candidate(rule, match))).toList());
    }

    /** The service that a request comes to, if any. */
    Optional<String> service(Endpoint request) {
        return candidates.stream().filter(candidate -> candidate.takes(request)).max(PRECEDENCE).flatMap(Candidate::service);
    }

    private static Candidate candidate(HTTPRouteRule rule, HTTPRouteMatch match) {
        HTTPPathMatch path = match.getPath();
        boolean isExact = switch (path.getType()) {
            case "Exact" -> true;
            case "PathPrefix" -> false;
            case String other -> throw new IllegalArgumentException("Gateways differ in " + other);
        };
        return new Candidate(isExact, path.getValue(), Optional.ofNullable(match.getMethod()),
                rule.getBackendRefs().stream().findFirst().map(backend -> backend.getName()));
    }
}
