package dev.throughline.recall.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.qute.TemplateExtension;

/** The addresses of pages, in templates as {@code link:session(id)}. Ids and keys are any text. */
@TemplateExtension(namespace = "link")
public final class Links {

    private Links() {
    }

    public static String session(String id) {
        return Section.SESSIONS.path() + "/" + segment(id);
    }

    /** The slashes of a git remote stay readable. */
    public static String project(String key) {
        boolean isPath = Arrays.stream(key.split("/", -1)).noneMatch(part -> part.isEmpty() || part.matches("\\.{1,2}"));
        return Section.PROJECTS.path() + "/"
                + (isPath ? Arrays.stream(key.split("/")).map(Links::segment).collect(Collectors.joining("/")) : segment(key));
    }

    public static String memory(UUID id) {
        return Section.MEMORIES.path() + "/" + id;
    }

    public static String machine(String name) {
        return Section.MACHINES.path() + "/" + segment(name);
    }

    /** A text as the value of a query parameter. */
    public static String value(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
