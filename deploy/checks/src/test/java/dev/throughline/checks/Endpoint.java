package dev.throughline.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;

/** A request that a service answers, read off its compiled resources. */
record Endpoint(String method, String path) {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> AGENTS = List.of("claude-code", "codex", "copilot", "gemini", "cursor");

    static List<Endpoint> of(String module) {
        return index(module).getAnnotations(PATH).stream()
                .filter(path -> path.target().kind() == AnnotationTarget.Kind.CLASS)
                .flatMap(path -> path.target().asClass().methods().stream().flatMap(method -> endpoints(path, method)))
                .toList();
    }

    private static Stream<Endpoint> endpoints(AnnotationInstance path, MethodInfo method) {
        AnnotationInstance below = method.declaredAnnotation(PATH);
        String template = joined(path.value().asString(), below == null ? "" : below.value().asString());
        return method.declaredAnnotations().stream().map(annotation -> annotation.name().withoutPackagePrefix())
                .filter(METHODS::contains)
                .flatMap(verb -> samples(template).map(sample -> new Endpoint(verb, sample)));
    }

    /** Paths of this form: for every agent, and with some word in the place of everything else. */
    private static Stream<String> samples(String template) {
        return AGENTS.stream().map(agent -> template.replaceAll("\\{agent[^}]*}", agent).replaceAll("\\{[^}]*}", "some"))
                .distinct();
    }

    private static String joined(String path, String below) {
        return ("/" + path + "/" + below).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }

    private static Index index(String module) {
        var indexer = new Indexer();
        try (Stream<Path> classes = Files.walk(Checkout.path(module + "/target/classes"))) {
            for (Path file : classes.filter(each -> each.toString().endsWith(".class")).toList()) {
                try (InputStream code = Files.newInputStream(file)) {
                    indexer.index(code);
                }
            }
            return indexer.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
