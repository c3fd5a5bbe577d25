package dev.throughline.recall.dashboard;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses are pages. Cookies count there and nowhere else, so that no other site can use them on the JSON API: the
 * pages are listed, and whatever is not is none.
 */
public final class Pages {

    private static final Set<String> FIRST_SEGMENTS = Stream.concat(
            Arrays.stream(Section.values()).filter(section -> section != Section.NOW)
                    .map(section -> section.path().substring(1)),
            Stream.of("login", "now", "theme")).collect(Collectors.toUnmodifiableSet());

    private Pages() {
    }

    /** @param path as it was normalised by the server */
    public static boolean contain(String path) {
        return path.equals("/") || path.startsWith("/") && FIRST_SEGMENTS.contains(firstSegment(path));
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }
}
