package dev.throughline.ingest.event;

/** An event that no shortening of its texts brings under the size of a record. */
public final class TooLarge extends Exception {

    public static final String REASON = "is larger than a record may be, in other things than long texts";

    TooLarge() {
        super(REASON, null, false, false);
    }
}
