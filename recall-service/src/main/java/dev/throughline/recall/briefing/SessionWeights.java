package dev.throughline.recall.briefing;

/**
 * How much it counts for a session, or for a file, that something speaks for it. Chosen on a public corpus of coding
 * sessions, where a wide range of them does as well; docs/RECALL.md says what each adds.
 *
 * @param context how well the session's summary matches the question
 * @param turn how well its best turn matches
 * @param passage how well its best prompt matches
 * @param files that it edited the files which come out on top
 * @param lately that it was lately
 * @param named that the question names the file
 * @param namedInPart that it has words of the file's name
 * @param editedLately that the file was edited lately
 * @param diversity 0–1: how much a session loses that edited the same files as one that is told before it
 */
record SessionWeights(double context, double turn, double passage, double files, double lately, double named,
        double namedInPart, double editedLately, double diversity) {

    static final SessionWeights DEFAULT = new SessionWeights(0.5, 0.5, 1, 1, 0.1, 2, 0.4, 0.05, 0.5);
}
