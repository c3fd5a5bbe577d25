package dev.throughline.recall.briefing;

/**
 * What would be told if all stood as the index has it: made while the database is asked, and told only where its answer leads
 * to the same selection within the same budget.
 */
record Draft(Wanted.Budget budget, Fit fit, Selection selection, Briefing briefing) {

    /** Whether this is what is told of the confirmed selection too. */
    boolean tells(Selection confirmed, Wanted.Budget within) {
        return budget.equals(within) && confirmed.outdated().isEmpty() && confirmed.ids().equals(selection.ids())
                && confirmed.files().equals(selection.files());
    }
}
