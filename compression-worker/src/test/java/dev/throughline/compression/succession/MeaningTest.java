package dev.throughline.compression.succession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.HashSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.memory.MemoryKind;

class MeaningTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We decided to use Redis for the cache.              | Use Memcached instead of Redis for the cache.
            We decided to use Redis for the cache.              | We switched from Redis to Memcached because of licences.
            Let's use npm                                       | Use pnpm instead of npm, please
            Let's go with `Lombok` for the entities             | No longer use Lombok
            Let's go with `Lombok` for the entities             | We'll drop Lombok.
            Use Lombok for the entities                         | Please don't use Lombok anymore
            We use spaces for indentation in Java               | Use tabs, not spaces
            We chose MySQL over Postgres for the orders         | Let's go back to Postgres for the orders
            Decision: keep H2 for the tests                     | We replaced H2 with Testcontainers
            Always squash commits before merging                | Never squash commits before merging.
            Don't commit generated files                        | Always commit generated files
            We decided to commit generated files                | We no longer commit generated files
            Use port 9000 for ingest                            | Use port 9100 for ingest
            Use Java 21                                         | We'll use Java 25 from now on
            Use Go for the gossip protocol                      | Use Rust instead of Go for the gossip protocol
            We'll use SQLite for the catalogue                  | Instead of SQLite we'll use PostgreSQL for the catalogue
            """)
    void aNewerStatementReplacesWhatItContradicts(String older, String newer) {
        assertThat(relation(newer, older)).isEqualTo(Relation.REPLACES);
        assertThat(findEachOther(decision(newer), decision(older))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Use port 9000 for ingest                            | Use port 9001 for recall
            Always run lint                                     | Always run tests
            Use Redis for the session cache                     | Use Postgres instead of Redis for the job queue
            Use H2 for tests                                    | Use Postgres instead of H2 for tests of the parser
            We decided to use SQLite                            | Use PostgreSQL instead of SQLite for the audit log
            Never push to main                                  | Always push tags to origin
            Use tabs for indentation in Java files              | Use tabs for indentation in Kotlin files
            Run the tests when CI is not available              | Run the tests when CI is available
            Use Kafka for events                                | Use Kafka for metrics
            Let's go with option 1                              | Let's go with option 2
            Use pnpm instead of npm                             | Use npm for publishing packages to the registry
            We decided to fix issue 12 first                    | We decided to fix issue 14 first
            Let's keep it for now                               | Don't use it anymore
            Never use var in tests                              | Use var for locals
            Keep the handler small and pure                     | Keep the writer small and pure
            We'll deploy the ingest service to the staging cluster with Helm charts in the release folder every Monday | We'll deploy the ingest service to the production cluster with Helm charts in the release folder every Monday
            """)
    void statementsThatMerelyShareWordsBothStand(String older, String newer) {
        assertThat(relation(newer, older)).isEqualTo(Relation.UNRELATED);
        assertThat(relation(older, newer)).isNotEqualTo(Relation.SAME);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We decided to use Postgres for storing events       | We've decided to use Postgres to store events.
            Always run `make lint` before you push              | always run make lint before we push!
            We chose Kafka over RabbitMQ because it keeps events | We chose Kafka over RabbitMQ since it can replay.
            Never log a token or the text of a user             | Please never log a token or the text of a user
            Wir verwenden ab jetzt PostgreSQL für alle Ereignisse | wir verwenden ab jetzt PostgreSQL für alle Ereignisse.
            我们决定使用 PostgreSQL 存储事件                        | 我们决定使用 PostgreSQL 存储事件。
            """)
    void theSameSaidAgainIsTheSame(String older, String newer) {
        assertThat(relation(newer, older)).isEqualTo(Relation.SAME);
        assertThat(findEachOther(decision(newer), decision(older))).isTrue();
    }

    @Test
    void anotherAnswerToTheSameQuestionReplacesTheFirst() {
        assertThat(meaning(answer("Which database should we use?", "MySQL"))
                .to(meaning(answer("Which database should we use?", "Postgres")))).isEqualTo(Relation.REPLACES);
        assertThat(meaning(answer("Which database should we use?", "Postgres"))
                .to(meaning(answer("Which database should we use?", "Postgres")))).isEqualTo(Relation.SAME);
        assertThat(meaning(answer("How would you like to proceed?", "Commit"))
                .to(meaning(answer("How would you like to proceed?", "Stop here")))).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void anAnswerIsReplacedByAStatementThatRejectsIt() {
        Lasting asked = answer("Which database should we use?", "Postgres");
        Lasting said = decision("We switched from Postgres to MySQL");

        assertThat(meaning(said).to(meaning(asked))).isEqualTo(Relation.REPLACES);
        assertThat(findEachOther(said, asked)).isTrue();
    }

    @Test
    void whatWasConsideredAndNotChosenIsRejected() {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putArray("alternatives").add("RabbitMQ").add("do nothing until the load is measured in production");
        var newer = new Lasting(MemoryKind.DECISION, "Use Kafka for events\nAlternatives: RabbitMQ", details);
        Lasting older = decision("Use RabbitMQ for events");

        assertThat(meaning(newer).to(meaning(older))).isEqualTo(Relation.REPLACES);
        assertThat(findEachOther(newer, older)).isTrue();
    }

    @Test
    void theNewerValueOfAFactReplacesTheOlder() {
        Lasting older = fact("deploy.region", "eu-west-1");

        assertThat(meaning(fact("deploy.region", "eu-central-1")).to(meaning(older))).isEqualTo(Relation.REPLACES);
        assertThat(meaning(fact("deploy.zone", "eu-west-1")).to(meaning(older))).isNotEqualTo(Relation.REPLACES);
    }

    @Test
    void aFactReplacesADecisionThatItContradictsAndIsNeverTheSame() {
        var fact = new Lasting(MemoryKind.FACT, "Never use Lombok", none());

        assertThat(meaning(fact).to(meaning(decision("We'll use Lombok for entities")))).isEqualTo(Relation.REPLACES);
        assertThat(meaning(fact).to(meaning(decision("Never use Lombok")))).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void ofWhatWasLearnedTheReasonCounts() {
        var older = new Lasting(MemoryKind.LEARNING, "The build fails on Windows because a path has colons", none());
        var newer = new Lasting(MemoryKind.LEARNING, "The build fails on Windows because the cache is stale", none());

        assertThat(meaning(newer).to(meaning(older))).isEqualTo(Relation.UNRELATED);
        assertThat(meaning(older).to(meaning(older))).isEqualTo(Relation.SAME);
    }

    @Test
    void aSolutionFoundAgainIsTheSameAndAnotherErrorOfTheSameCommandIsNot() {
        Lasting older = solution("NullPointerException in BasketTest.addsAnItem", "src/Basket.java, src/Item.java");

        assertThat(meaning(solution("NullPointerException in BasketTest.addsAnItem", "src/Basket.java, src/Item.java"))
                .to(meaning(older))).isEqualTo(Relation.SAME);
        assertThat(meaning(solution("cannot find symbol: class Discount", "src/Basket.java, src/Item.java"))
                .to(meaning(older))).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void aSnippetWithASmallChangeIsTheSame() {
        String code = """
                static double decay(Duration age, Duration halfLife) {
                    return Math.pow(0.5, Math.max(0, age.toSeconds()) / (double) halfLife.toSeconds());
                }
                static double strength(double match) {
                    return Math.clamp(match / FULL_MATCH, 0, 1);
                }""";
        var older = new Lasting(MemoryKind.SNIPPET, code, none());
        var newer = new Lasting(MemoryKind.SNIPPET, code.replace("FULL_MATCH", "MOST"), none());
        var other = new Lasting(MemoryKind.SNIPPET, "CREATE TABLE decay (age interval, half_life interval)", none());

        assertThat(meaning(newer).to(meaning(older))).isEqualTo(Relation.SAME);
        assertThat(findEachOther(newer, older)).isTrue();
        assertThat(meaning(other).to(meaning(older))).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void tenantsShareNoHandles() {
        Lasting memory = decision("Use Kafka for events");

        assertThat(meaning(memory).marks("acme").handles())
                .doesNotContainAnyElementsOf(meaning(memory).marks("other").handles());
    }

    @ParameterizedTest
    @ValueSource(strings = { " ", "no ", "a.", "use a ", "we will ", "not use , ", "never use x instead of ", "because ", "从",
            "a-", ", - " })
    void noTextTakesLong(String repeated) {
        Lasting hostile = decision("We decided" + repeated.repeat(4_000) + "because");

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            meaning(hostile).marks("acme");
            meaning(hostile).to(meaning(decision("Use Kafka instead of RabbitMQ")));
        });
    }

    @Test
    void aTextOfNoWordsHasNoHandles() {
        assertThat(meaning(decision("…!")).marks("acme").handles()).isEmpty();
    }

    private static Relation relation(String newer, String older) {
        return meaning(decision(newer)).to(meaning(decision(older)));
    }

    /** Whichever of the two is stored first. */
    private static boolean findEachOther(Lasting one, Lasting other) {
        return finds(one, other) && finds(other, one);
    }

    private static boolean finds(Lasting seeker, Lasting stored) {
        var handles = new HashSet<>(meaning(stored).marks("acme").handles());
        handles.retainAll(meaning(seeker).marks("acme").seeks());
        return !handles.isEmpty();
    }

    private static Meaning meaning(Lasting memory) {
        return Meaning.of(memory);
    }

    private static Lasting decision(String text) {
        return new Lasting(MemoryKind.DECISION, text, none());
    }

    private static Lasting answer(String question, String answer) {
        return new Lasting(MemoryKind.DECISION, question + " → " + answer, none().put("question", question));
    }

    private static Lasting fact(String key, String value) {
        return new Lasting(MemoryKind.FACT, value, none().put("key", key));
    }

    private static Lasting solution(String error, String files) {
        String command = "./mvnw -B -q -pl basket -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=BasketTest verify";
        return new Lasting(MemoryKind.SOLUTION, "Failed: " + command + "\nError: " + error + "\nFixed by editing: " + files
                + "\nThen passed: " + command, none().put("command", command).put("error", error));
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
