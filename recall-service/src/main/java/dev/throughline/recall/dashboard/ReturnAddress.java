package dev.throughline.recall.dashboard;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Where a browser goes next: an address of this dashboard and of nowhere else, whatever was asked for. */
public record ReturnAddress(String path) {

    /** One slash alone at the beginning: with two, or a backslash, it names another host. */
    private static final Pattern OWN = Pattern.compile("/(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");
    private static final int LONGEST = 2_000;

    public static ReturnAddress of(@Nullable String wanted) {
        return new ReturnAddress(wanted != null && wanted.length() <= LONGEST && OWN.matcher(wanted).matches() ? wanted : "/");
    }

    /** As the value of a query parameter. */
    public String encoded() {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    public URI uri() {
        return URI.create(path);
    }
}
