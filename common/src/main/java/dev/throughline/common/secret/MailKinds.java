package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.UUID;

import java.util.List;

/** Services that send mail. */
final class MailKinds {

    private MailKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind.ofForm("sendgrid-key", "`SG.`, 22 and 43 characters, joined by a dot")
                        .word("SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}", "sg."),
                SecretKind
                        .ofForm("mailgun-key",
                                "`key-` and 32 hexadecimal digits; 32, 8 and 8 hexadecimal digits under `MAILGUN_…`")
                        .word("key-[0-9a-f]{32}", "key-")
                        .named(Forms.keyOf("mailgun"), "[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}", "mailgun"),
                SecretKind.ofName("mailchimp-key", "32 hexadecimal digits and `-us` with a number")
                        .wordAround(32, "[0-9a-f]{32}-us[0-9]{1,2}", "-us"),
                SecretKind.ofForm("mandrill-key", "`md-` and 22 characters").word("md-[A-Za-z0-9_-]{22}", "md-"),
                SecretKind.ofName("postmark-token", "a UUID under `POSTMARK_…TOKEN` or `X-Postmark-Server-Token`")
                        .named(Forms.keyOf("postmark"), UUID, "postmark"),
                SecretKind.ofForm("resend-key", "`re_`, 8 and 24 characters").word("re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}", "re_"),
                SecretKind.ofForm("brevo-key", "`xkeysib-`, 64 hexadecimal digits and 16 characters")
                        .word("x(?:keysib|smtpsib)-[0-9a-f]{64}-[A-Za-z0-9]{16}", "xkeysib-", "xsmtpsib-"));
    }
}
