package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.END;
import static dev.throughline.common.secret.Forms.START;
import static dev.throughline.common.secret.Forms.UUID;
import static dev.throughline.common.secret.Forms.keyOf;

import java.util.List;
import java.util.stream.Stream;

/** Chat, telephony and meetings. */
final class ChatKinds {

    /** In base64 a Discord user's id, a number of 17 to 19 digits, begins with one of few letters. */
    private static final String[] DISCORD = Stream.of("MD", "MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT")
            .flatMap(start -> "AEIMQUYcgk".chars().mapToObj(third -> start + (char) third)).toArray(String[]::new);

    private ChatKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind.ofForm("slack-token", "`xoxb-`, `xoxp-` and their like, `xapp-`")
                        .word("xox[abeoprscd]-[A-Za-z0-9-]{10,250}", "xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-", "xoxr-",
                                "xoxs-",
                                "xoxc-", "xoxd-")
                        .word("xoxe\\.xox[bp]-\\d-[A-Za-z0-9]{100,250}", "xoxe.xox")
                        .word("xapp-[0-9]-[A-Za-z0-9-]{20,250}", "xapp-"),
                SecretKind.ofName("slack-webhook", "the path of `hooks.slack.com/services/…`").matching(
                        "hooks\\.slack\\.com/(?:services|workflows|triggers)/(?<secret>[A-Za-z0-9+/]{30,100})",
                        Candidates::isToken,
                        "hooks.slack.com/"),
                SecretKind.ofForm("discord-token", "a user's id in base64, 6 and 27 to 40 characters, joined by dots").matching(
                        START + "[MNO][A-Za-z0-9]{22,26}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,40}" + END, Candidates::isToken,
                        DISCORD),
                SecretKind.ofName("discord-webhook", "the token of `discord.com/api/webhooks/<id>/…`").matching(
                        "(?:discord|discordapp)\\.com/api/(?:v\\d{1,2}/)?webhooks/\\d{17,20}/(?<secret>[A-Za-z0-9_-]{60,80})",
                        Candidates::isToken, "discord.com/api/", "discordapp.com/api/"),
                SecretKind.ofForm("telegram-token", "a bot's number, `:AA` and 33 characters")
                        .matching("(?<=[0-9]{8}):(?<secret>AA[A-Za-z0-9_-]{32,33})" + END, Candidates::isToken, ":aa"),
                SecretKind.ofName("teams-webhook", "the path of `….webhook.office.com/webhookb2/…`").matching(
                        "webhook\\.office\\.com/webhookb2/(?<secret>" + UUID + "@" + UUID
                                + "/IncomingWebhook/[A-Za-z0-9]{32}/" + UUID + "(?:/[A-Za-z0-9_-]{20,60})?)",
                        Candidates::isToken, "webhook.office.com/"),
                SecretKind
                        .ofName("twilio-key", "`SK` and 32 hexadecimal digits; 32 hexadecimal digits under `TWILIO_AUTH_TOKEN`")
                        .word("SK[0-9a-f]{32}", "SK").named(keyOf("twilio"), "[0-9a-f]{32}", "twilio"),
                SecretKind.ofForm("matrix-token", "`syt_`, a name, 20 and 6 characters")
                        .word("syt_[A-Za-z0-9+/=]{4,60}_[A-Za-z]{20}_[A-Za-z0-9]{6}", "syt_"));
    }
}
