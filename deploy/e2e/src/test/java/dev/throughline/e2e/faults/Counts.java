package dev.throughline.e2e.faults;

/**
 * How many events were accepted, how many of them are stored and found by the recall API, how many are there twice, and how
 * many sequence numbers are missing.
 */
record Counts(long sent, long stored, long recallable, long twice, long gaps) {

    static Counts exactly(long sent) {
        return new Counts(sent, sent, sent, 0, 0);
    }

    Counts plus(Counts more) {
        return new Counts(sent + more.sent, stored + more.stored, recallable + more.recallable, twice + more.twice,
                gaps + more.gaps);
    }

    @Override
    public String toString() {
        return "sent=%d stored=%d recallable=%d twice=%d gaps=%d".formatted(sent, stored, recallable, twice, gaps);
    }
}
