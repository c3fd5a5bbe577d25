package dev.throughline.compression.compress;

import java.util.List;

/**
 * What is carried along only to write better.
 *
 * @param terms the project's own words
 * @param said fingerprints of the latest short responses, by which repeated status is known
 * @param snippets that were kept, each in its slot
 */
record Notes(Terms terms, List<String> said, Snippets snippets) {

    static final Notes NONE = new Notes(Terms.NONE, List.of(), Snippets.NONE);

    private static final int MOST_SAID = 16;

    @SuppressWarnings("ConstantValue")
    Notes {
        terms = terms == null ? Terms.NONE : terms;
        said = said == null ? List.of() : List.copyOf(said);
        snippets = snippets == null ? Snippets.NONE : snippets;
    }

    Notes with(Terms changed) {
        return new Notes(changed, said, snippets);
    }

    Notes with(Snippets changed) {
        return new Notes(terms, said, changed);
    }

    Notes saying(String fingerprint) {
        return new Notes(terms, Bounded.with(said, fingerprint, MOST_SAID), snippets);
    }
}
