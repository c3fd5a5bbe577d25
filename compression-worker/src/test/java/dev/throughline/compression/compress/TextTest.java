package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.memory.MemoryKind;

class TextTest {

    @Test
    void aTextIsCutAtAWord() {
        assertThat(Text.cutAtWord("Rename createTreeCollection to buildTree", 30)).isEqualTo("Rename createTreeCollection…");
    }

    @Test
    void aWordThatIsLongerThanTheLimitStaysWhole() {
        String path = "src/main/java/dev/throughline/compression/compress/ProjectDigest.java";

        assertThat(Text.cutAtWord(path + " was edited", 40)).isEqualTo(path + "…");
        assertThat(Text.cutAtWord(path, 40)).isEqualTo(path);
    }

    @Test
    void aWordWithoutEndIsCutAtTheHardBound() {
        assertThat(Text.cutAtWord("x".repeat(1_000), 40)).hasSizeLessThanOrEqualTo(81).endsWith("…");
    }

    @Test
    void chineseIsCutBetweenCharacters() {
        String text = "我们决定把会话存储从内存移到数据库因为重启之后用户不应该再次登录而且审计也需要历史记录";

        assertThat(Text.cutAtWord(text, 21)).isEqualTo(text.substring(0, 20) + "…");
    }

    @Test
    void noCharacterIsCutInTwo() {
        String family = "👨‍👩‍👧‍👦";
        String cut = Text.cutAtWord(family.repeat(50), 40);

        assertThat(cut.replace(family, "")).isEqualTo("…");
    }

    @Test
    void theSentencesOfEveryLanguageAreFound() {
        assertThat(Sentences.of("Der Build ist rot, z. B. in Version 1.2.3. Bitte reparieren!")).containsExactly(
                "Der Build ist rot, z. B. in Version 1.2.3.", "Bitte reparieren!");
        assertThat(Sentences.of("构建失败了。请修复它！好吗？")).containsExactly("构建失败了。", "请修复它！", "好吗？");
        assertThat(Sentences.of("See e.g. src/a.ts. then run npm test")).containsExactly("See e.g. src/a.ts.",
                "then run npm test");
    }

    @Test
    void aLineThatWasOnlyFullGoesOn() {
        assertThat(
                Sentences.of("the abort listener currently awaits the cleanup which can cause\nunhandled rejections and leaks"))
                .containsExactly(
                        "the abort listener currently awaits the cleanup which can cause unhandled rejections and leaks");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Override __init__ and pass **kwargs on", "Include src/**/*.ts and lib/**/*.ts",
            "Set MAX_TOKENS_2 to 4_096 in v1.10.3-rc.1", "Run `npm run build:all -- --force`" })
    void identifiersPathsAndVersionsSurviveAsWritten(String text) {
        assertThat(Text.gist(text, 200)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            **Done:** the `total` is exact       | Done: the `total` is exact
            - [x] [Basket](src/Basket.java) done | Basket done
            """)
    void markUpIsTakenOff(String text, String plain) {
        assertThat(Text.gist(text, 200)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bitte die Übersetzung der Schaltflächen in src/i18n/de.json ergänzen",
            "请在 src/api/UserController.java 中添加分页功能", "请 fix den Fehler in getUserById() 谢谢" })
    void aPromptInAnyLanguageIsItsTurnsTitle(String prompt) {
        var compressed = Events.in("/w").prompt(prompt).edit("/w/src/a.ts").response("好的。Erledigt.").compressed();

        assertThat(compressed.drafts()).filteredOn(draft -> draft.kind() == MemoryKind.TURN).singleElement()
                .returns(prompt, Draft::title);
        assertThat(compressed.drafts()).extracting(Draft::kind).containsOnly(MemoryKind.PASSAGE, MemoryKind.TURN,
                MemoryKind.CONTEXT);
    }
}
