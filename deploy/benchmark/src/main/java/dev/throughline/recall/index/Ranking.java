package dev.throughline.recall.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Settings of the ranking under study, by the names of its features: each text field, and those below. */
public record Ranking(String name, Map<String, Float> weights) {

    private static final String USER_SHARE = "user-share";
    private static final String NAMED_SPEAKER = "named-speaker";
    private static final String ANSWER_SHARE = "answer-share";
    private static final String QUESTION_WORDS = "question-words";

    /** As the service has it. */
    public static final Ranking STANDARD = new Ranking("standard", standard());

    public Ranking {
        weights = Map.copyOf(weights);
    }

    /** What can be switched off or weighed otherwise, in the order of the alphabet. */
    public static Set<String> features() {
        return new TreeSet<>(STANDARD.weights.keySet());
    }

    /** The same with one feature weighed otherwise; 0 switches it off. */
    public Ranking with(String feature, float weight) {
        if (!weights.containsKey(feature)) {
            throw new IllegalArgumentException("There is no feature " + feature + ", but " + features());
        }
        var changed = new HashMap<>(weights);
        changed.put(feature, weight);
        String difference = weight == 0 ? "without " + feature : feature + "=" + weight;
        return new Ranking(this == STANDARD ? difference : name + ", " + difference, changed);
    }

    Weights asWeights() {
        var fields = new HashMap<>(weights);
        fields.keySet().retainAll(Weights.DEFAULT.fields().keySet());
        fields.values().removeIf(weight -> weight == 0);
        return new Weights(fields, weights.getOrDefault(USER_SHARE, 0f),
                weights.getOrDefault(NAMED_SPEAKER, 0f), weights.getOrDefault(ANSWER_SHARE, 0f),
                weights.getOrDefault(QUESTION_WORDS, 0f) != 0);
    }

    private static Map<String, Float> standard() {
        var weights = new HashMap<>(Weights.DEFAULT.fields());
        weights.put(USER_SHARE, Weights.DEFAULT.userShare());
        weights.put(NAMED_SPEAKER, Weights.DEFAULT.namedSpeaker());
        weights.put(ANSWER_SHARE, Weights.DEFAULT.answerShare());
        weights.put(QUESTION_WORDS, Weights.DEFAULT.dropsQuestionWords() ? 1f : 0f);
        return weights;
    }
}
