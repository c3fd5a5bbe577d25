package dev.throughline.compression.succession;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.memory.MemoryKind;

/**
 * A lasting memory taken at its words: by what it is found by its relatives, and how it stands to each of them. When in
 * doubt both stand.
 */
public final class Meaning {

    /** From this likeness on (Jaccard's index of their {@link Shingles}) two memories may be the same. */
    static final double NEARLY_SAME = 0.75;
    private static final int LONGEST_ALTERNATIVE = 4;

    private final Lasting memory;
    private final Question question;
    private final Statement statement;
    private final Shingles shingles;

    private Meaning(Lasting memory) {
        this.memory = memory;
        question = Question.of(memory);
        statement = memory.isStated() ? statement() : Statement.NONE;
        shingles = memory.isStated() ? statement.shingles() : Shingles.ofText(Words.of(memory.body()));
    }

    public static Meaning of(Lasting memory) {
        return new Meaning(memory);
    }

    /** @param tenantId goes into all hashes, so that tenants share none */
    public Marks marks(String tenantId) {
        var marks = new Marks.Builder(tenantId);
        shingles.bands().forEach(band -> marks.shared(memory.kind().wireName() + band));
        if (!key().isEmpty()) {
            marks.shared("key:" + memory.kind().wireName() + ":" + key());
        }
        if (question.isParticular()) {
            marks.shared("question:" + String.join(" ", question.words()));
        }
        if (statement.isShort()) {
            Stream.of("rule:" + statement.rule(), "setting:" + statement.setting()).filter(name -> !name.endsWith(":"))
                    .forEach(marks::shared);
            statement.options().chosen().forEach(option -> marks.opposed("chosen:" + option, "rejected:" + option));
            statement.options().rejected().forEach(option -> marks.opposed("rejected:" + option, "chosen:" + option));
        }
        return marks.build();
    }

    /** What this memory is to an older one. */
    public Relation to(Meaning older) {
        boolean isOfSameKind = memory.kind() == older.memory.kind();
        if (isOfSameKind && !key().isEmpty() && key().equals(older.key())) {
            return Words.of(memory.body()).equals(Words.of(older.memory.body())) ? Relation.SAME : Relation.REPLACES;
        }
        if (question.isSameAs(older.question)) {
            return question.answer().equals(older.question.answer()) ? Relation.SAME : Relation.REPLACES;
        }
        if (statement.contradicts(older.statement)) {
            return Relation.REPLACES;
        }
        return isOfSameKind && isSame(older) ? Relation.SAME : Relation.UNRELATED;
    }

    private boolean isSame(Meaning older) {
        return shingles.likeness(older.shingles) >= NEARLY_SAME
                && (memory.isStated() ? statement.repeats(older.statement) : hasSameError(older));
    }

    /** A long command makes two failures look alike that have nothing else in common. */
    private boolean hasSameError(Meaning older) {
        return error().isEmpty() && older.error().isEmpty() || Shingles.ofSentence(Words.of(error()))
                .likeness(Shingles.ofSentence(Words.of(older.error()))) >= NEARLY_SAME;
    }

    private Statement statement() {
        if (!question.words().isEmpty()) {
            return answered();
        }
        return memory.kind() == MemoryKind.LEARNING ? Statement.whole(memory.body())
                : Statement.withoutReasons(memory.body()).rejecting(alternatives());
    }

    /** An answer chooses; what for, the question says. */
    private Statement answered() {
        String asked = String.join(" ", question.words());
        String answer = String.join(" ", question.answer());
        var options = new Options(Set.of(answer), Set.of(), Set.copyOf(Words.telling(asked)));
        return new Statement(false, Words.telling(asked + " " + answer), options);
    }

    /** What a client says was considered and not chosen, where it is a name and no explanation. */
    private List<String> alternatives() {
        var alternatives = new ArrayList<String>();
        JsonNode considered = memory.details().path("alternatives");
        Stream<String> texts = considered.isArray()
                ? StreamSupport.stream(considered.spliterator(), false).map(item -> item.asText(""))
                : Stream.of(considered.asText("").split("[,;]"));
        texts.map(OptionFinder::named).filter(name -> !name.isEmpty() && name.split(" ").length <= LONGEST_ALTERNATIVE)
                .forEach(alternatives::add);
        return alternatives;
    }

    private String key() {
        return memory.detail("key");
    }

    private String error() {
        return memory.detail("error");
    }
}
