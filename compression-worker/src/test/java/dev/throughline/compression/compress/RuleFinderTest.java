package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.memory.MemoryKind;

class RuleFinderTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "Always add type hints to Python functions.",
            "Also please never leave commented-out code in files.",
            "Never commit without running the lint first.",
            "When I work on TypeScript projects I always use bun, not npm.",
            "We use PostgreSQL 18 for everything.",
            "we don't use default exports",
            "We no longer support Node 18.",
            "From now on write the commit messages in English.",
            "Remember that the staging database is read-only.",
            "I'd rather have one big test than ten small ones.",
            "I prefer named exports over default exports.",
            "Don't add comments that repeat the code.",
            "Please don't use emojis in commit messages.",
            "Functional components only — no class components.",
            "Use Zod for all validation schemas.",
            "Every endpoint must have an integration test.",
            "Make sure to run the tests before every commit.",
            "Only use the logger from common.",
            "no need for backward compatibility",
            "Bitte immer Tests schreiben.",
            "Wir verwenden nie var in öffentlichen Methoden.",
            "请始终使用中文回答。",
            "以后都用 pnpm 安装依赖。",
    })
    void aStandingRuleIsAFactInThePersonsOwnWords(String sentence) {
        assertThat(RuleFinder.find(Prose.of("The build is slow. " + sentence), true)).singleElement()
                .returns(MemoryKind.FACT, Rule::kind)
                .returns(sentence, Rule::sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Don't commit yet.",
            "don't touch it",
            "Make the button bigger and remove the sentence at the top.",
            "Make sure the modal covers the whole page.",
            "It always fails on the second run.",
            "The cache is never updated.",
            "Should we always use UTC?",
            "I don't see the button.",
            "I don't understand what the watch command is for.",
            "We used Redis in the old project.",
            "Can we use the existing connection?",
            "commit and push",
            "Never mind.",
            "I don't want to break the release today.",
            "Das funktioniert immer noch nicht.",
            "这个按钮不见了。",
    })
    void aTaskAQuestionOrAReportIsNoRule(String sentence) {
        assertThat(RuleFinder.find(Prose.of(sentence), true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "No, it should be stored per tenant.",
            "That's wrong: the port is 9003.",
            "It should not be in the header but below it.",
            "The label should be \"Claude Rule\", not just \"Rule\".",
            "the issue is the formatter, not db:generate",
            "I meant the summary page of the report.",
    })
    void aCorrectionIsALearning(String sentence) {
        assertThat(RuleFinder.find(Prose.of(sentence), true)).singleElement().returns(MemoryKind.LEARNING, Rule::kind);
    }

    @Test
    void whereNothingWasSaidBeforeThereIsNothingToCorrect() {
        assertThat(RuleFinder.find(Prose.of("No, it should be stored per tenant."), false)).isEmpty();
    }

    @Test
    void aShortRuleKeepsWhatWasSaidAroundIt() {
        var rules = RuleFinder.find(Prose.of("The CLI has its own schema. Never use that. It is old."), true);

        assertThat(rules).singleElement().extracting(Rule::words)
                .isEqualTo("The CLI has its own schema. Never use that. It is old.");
    }

    @Test
    void aRuleInAPromptIsAFactAndStandsInTheContext() {
        var compressed = Events.in("/w").prompt("Add the importer. Never commit without running the lint first.").compressed();

        assertThat(compressed.drafts()).filteredOn(draft -> draft.kind() == MemoryKind.FACT).singleElement()
                .returns("Never commit without running the lint first.", Draft::title)
                .returns("Never commit without running the lint first.", Draft::body);
        assertThat(compressed.drafts()).filteredOn(draft -> draft.kind() == MemoryKind.CONTEXT).singleElement()
                .satisfies(context -> {
                    assertThat(context.body()).contains("Rule: Never commit without running the lint first.");
                    assertThat(context.details().path("rules")).hasSize(1);
                });
    }

    @Test
    void theSameRuleSaidAgainIsTheSameMemory() {
        var facts = Events.in("/w").prompt("Always use UTC for timestamps.").response("Noted.")
                .prompt("Always use UTC  for timestamps.").drafts(MemoryKind.FACT);

        assertThat(facts).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Implement the following plan:\n\n# Plan: Rules\n\nAlways use the new client. Never call the old one.",
            "Base directory for this skill: /x\n\nAlways run the linter. Never skip a test.",
            "# Coding standards\n\nAlways use tabs.",
            "You are the coordinator.\n\nRole:\n- Never implement features. Always delegate.",
            "It broke:\n[12:00:01] Always use the new client\n[12:00:02] Never mind",
            "```\nAlways use tabs.\n```",
    })
    void whatWasPastedLaysDownNoRule(String prompt) {
        assertThat(Events.in("/w").prompt("Hello there, agent").response("Hello.").prompt(prompt).drafts(MemoryKind.FACT))
                .isEmpty();
    }

    @Test
    void peopleWhoTalkToEachOtherGiveNoRules() {
        assertThat(Events.in("/w").say("Ada", "Never give up on what you love, and always call me.").drafts(MemoryKind.FACT))
                .isEmpty();
    }

    @Test
    void aRuleInAPrivatePromptIsItsOwnersAlone() {
        var compressed = Events.in("/w").prompt("Plan the release").privatePrompt("Never tell Bob about the release.")
                .compressed();

        assertThat(compressed.drafts()).filteredOn(draft -> draft.kind() == MemoryKind.FACT).singleElement()
                .returns(true, Draft::isPrivate);
        assertThat(compressed.drafts()).filteredOn(draft -> !draft.isPrivate())
                .noneSatisfy(draft -> assertThat(draft.title() + draft.body() + draft.details()).contains("Bob"));
    }
}
