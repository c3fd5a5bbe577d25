package dev.throughline.recall.index;

import java.util.Map;

/**
 * How much a term counts by the field in which it stands, beside the words around a memory, where it counts one.
 *
 * @param fields weight by field
 * @param userShare added to what a user said, as a share of the question's own weight: a person's words tell what was
 *        wanted, an assistant's long answer mentions everything
 * @param namedSpeaker added to what a person said whom the question names: 2.3 is the rarity of a word that a tenth of all
 *        memories have. How rare the name itself is does not count, for that depends on who else is in the index
 * @param answerShare added to a passage that names a time or number when the question asks for one, as a share likewise
 * @param dropsQuestionWords whether the words that only make a text a question are left out of it
 */
record Weights(Map<String, Float> fields, float userShare, float namedSpeaker, float answerShare, boolean dropsQuestionWords) {

    static final Weights DEFAULT = new Weights(Map.of(
            MemoryDocument.USER_TEXT, 0.55f,
            MemoryDocument.DATE, 3f), 0.5f, 2.3f, 0.06f, true);

    float of(String field) {
        return fields.getOrDefault(field, 0f);
    }

    /**
     * What a term weighs in a memory that has it in its own words and around them: one for either. What is around a passage
     * holds its own words already; what is around any other memory is nothing else.
     */
    static final int FULL = 2;
}
