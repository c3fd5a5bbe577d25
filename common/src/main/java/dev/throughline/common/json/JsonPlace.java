package dev.throughline.common.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** Where JSON is wrong, to be told to its sender. The parser's own words quote the text, which may hold anything. */
public final class JsonPlace {

    private JsonPlace() {
    }

    /** With a space before it: {@code " at line 3, column 9"}; "" where the parser does not know. */
    public static String of(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null ? tooLarge(e) : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** The same of a text of one line. */
    public static String inLine(JsonProcessingException e) {
        return e.getLocation() == null ? tooLarge(e) : " at column " + e.getLocation().getColumnNr();
    }

    private static String tooLarge(JsonProcessingException e) {
        return e instanceof StreamConstraintsException
                ? " that is taken: it is nested too deep, or a name, number or text in it is too long"
                : "";
    }
}
