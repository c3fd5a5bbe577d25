package dev.throughline.common.secret;

/** Sees each secret before it is taken out. */
@FunctionalInterface
public interface FindReview {

    FindReview TAKE_ALL = (find, value) -> true;

    /**
     * Decides on a find.
     *
     * @param value the secret itself; it must not be kept
     * @return whether it is taken out
     */
    boolean isTaken(Redaction.Find find, String value);
}
