package dev.throughline.common.secret.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.throughline.common.event.SecretRuleChanged;
import dev.throughline.common.event.SecretRuleChanged.Effect;
import dev.throughline.common.json.Json;
import dev.throughline.common.secret.Redaction;
import dev.throughline.common.secret.SecretScanner;

class TenantRulesTest {

    private static final String TOKEN = "gh" + "p_" + "a8Kq2Zr7Lm4Xw9Tn3Vb6Yc1Hd5Jf0GsPeUoA";

    private static final SecretScanner SCANNER = SecretScanner.standard();

    @Test
    void whatATenantDeniesIsTakenOutUnderItsOwnKind() {
        var rules = TenantRules.of(List.of(deny("badge", "BDG-[0-9]{6}")));

        Redaction redaction = rules.over(SCANNER).redact("The badge BDG-123456 opens the door, so does BDG-123456.");

        assertThat(redaction.text()).matches(
                "The badge \\[secret:custom-badge:([0-9a-f]+)] opens the door, so does \\[secret:custom-badge:\\1]\\.");
        assertThat(redaction.finds()).hasSize(2);
    }

    @Test
    void aGroupNamesThePartThatIsTheSecret() {
        var rules = TenantRules.of(List.of(deny("pin", "pin (?<secret>[0-9]{4})")));

        assertThat(rules.over(SCANNER).redact("her pin 4711 is known").text()).startsWith("her pin [secret:custom-pin:");
    }

    @Test
    void theSuitesOwnRulesHoldBesideThem() {
        var rules = TenantRules.of(List.of(deny("badge", "BDG-[0-9]{6}")));

        Redaction redaction = rules.over(SCANNER).redact("use " + TOKEN + " or BDG-123456");

        assertThat(redaction.finds()).extracting(Redaction.Find::kind).containsExactly("github-token", "custom-badge");
    }

    @Test
    void aMarkerIsNoPlaceForFinds() {
        var rules = TenantRules.of(List.of(deny("hex", "[0-9a-f]{8}"), deny("words", "secret:[a-z-]+")));
        String cleaned = SCANNER.redact("use " + TOKEN).text();

        assertThat(rules.over(SCANNER).redact(cleaned)).isEqualTo(new Redaction(cleaned, List.of()));
    }

    @Test
    void whatATenantAllowsByKindFingerprintOrFormStays() {
        String fingerprint = SCANNER.find("", TOKEN).fingerprint();

        assertThat(isLeft(allow("github-token", null, null))).isTrue();
        assertThat(isLeft(allow(null, null, fingerprint))).isTrue();
        assertThat(isLeft(allow(null, "ghp_a8K.*", null))).isTrue();
        assertThat(isLeft(allow("github-token", "ghp_a8K.*", fingerprint))).isTrue();
    }

    @Test
    void whatIsNotAllThatARuleAllowsDoesNotStay() {
        assertThat(isLeft(allow("gitlab-token", null, null))).isFalse();
        assertThat(isLeft(allow(null, "ghp_", null))).as("the form is one of the whole value").isFalse();
        assertThat(isLeft(allow("gitlab-token", null, SCANNER.find("", TOKEN).fingerprint()))).isFalse();
    }

    @Test
    void whatIsTakenOutIsShownToTheReviewAndWhatIsAllowedIsNot() {
        var rules = TenantRules.of(List.of(allow("github-token", null, null), deny("badge", "BDG-[0-9]{6}")));
        var seen = new ArrayList<String>();

        rules.over(SCANNER, (find, value) -> seen.add(value)).redact("use " + TOKEN + " or BDG-123456");

        assertThat(seen).containsExactly("BDG-123456");
    }

    @Test
    void theBookKeepsTheRulesOfEachTenantAndForgetsThemWithTheirTombstone() throws Exception {
        var book = new TenantRuleBook();
        var rule = deny("badge", "BDG-[0-9]{6}");
        book.changed(rule.key(), Json.bytes(rule));

        assertThat(finds(book.of("acme"))).isEqualTo(1);
        assertThat(finds(book.of("other"))).isZero();

        book.changed(rule.key(), null);

        assertThat(finds(book.of("acme"))).isZero();
    }

    @Test
    void aRuleThatCannotBeReadLeavesTheOthersInForce() throws Exception {
        var book = new TenantRuleBook();
        var good = deny("badge", "BDG-[0-9]{6}");
        var bad = deny("bad", "(");
        book.changed(good.key(), Json.bytes(good));

        assertThatThrownBy(() -> book.changed(bad.key(), Json.bytes(bad))).isInstanceOf(RefusedPattern.class);

        assertThat(finds(book.of("acme"))).isEqualTo(1);
    }

    private int finds(TenantRules rules) {
        return rules.over(SCANNER).redact("BDG-123456").finds().size();
    }

    private boolean isLeft(SecretRuleChanged rule) {
        return TenantRules.of(List.of(rule)).over(SCANNER).redact("use " + TOKEN + " here").text().contains(TOKEN);
    }

    private static SecretRuleChanged deny(String kind, String pattern) {
        return new SecretRuleChanged("acme", UUID.randomUUID().toString(), Effect.DENY, kind, pattern, null);
    }

    private static SecretRuleChanged allow(@Nullable String kind, @Nullable String pattern, @Nullable String fingerprint) {
        return new SecretRuleChanged("acme", UUID.randomUUID().toString(), Effect.ALLOW, kind, pattern, fingerprint);
    }
}
