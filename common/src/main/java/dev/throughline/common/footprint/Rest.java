package dev.throughline.common.footprint;

/** Tells when a heap that grew while there was much to do has come to rest: hardly any garbage was made between two looks. */
final class Rest {

    /** So little is not worth the pause of a whole collection. In bytes. */
    static final long WORTH_COLLECTING = 4 << 20;

    /** A service that only waits for its topics comes to one collection in half a minute. */
    private static final long COLLECTIONS_AT_REST = 2;

    private long collections = Long.MIN_VALUE / 2;
    private long committedAtRest;

    /**
     * @param collectionsNow how often any collector has run since the start
     * @param committed the bytes that the heap holds, whether they are used or not
     * @return whether it is time for a whole collection
     */
    boolean hasBegun(long collectionsNow, long committed) {
        boolean isResting = collectionsNow - collections <= COLLECTIONS_AT_REST;
        collections = collectionsNow;
        return isResting && committed > committedAtRest + WORTH_COLLECTING;
    }

    /** What the heap holds after the whole collection: from here on it must grow before there is another. */
    void collected(long collectionsNow, long committed) {
        collections = collectionsNow;
        committedAtRest = committed;
    }
}
