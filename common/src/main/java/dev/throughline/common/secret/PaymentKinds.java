package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.UUID;

import java.util.List;

/** Payment, shops and shipping. */
final class PaymentKinds {

    private PaymentKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind.ofForm("stripe-key", "`sk_` or `rk_`, `live_` or `test_`, 16 characters or more")
                        .word("[sr]k_(?:live|test|prod)_[A-Za-z0-9]{16,250}", "sk_live_", "sk_test_", "sk_prod_", "rk_live_",
                                "rk_test_",
                                "rk_prod_"),
                SecretKind.ofForm("stripe-webhook-secret", "`whsec_` and 24 characters or more")
                        .word("whsec_[A-Za-z0-9+/]{24,100}+={0,2}+", "whsec_"),
                SecretKind.ofForm("square-token", "`EAAA` and 60 characters, `sq0atp-` and 22, `sq0csp-` and 43")
                        .word("EAAA[A-Za-z0-9_-]{60}", "eaaa")
                        .word("sq0(?:atp-[A-Za-z0-9_-]{22}|csp-[A-Za-z0-9_-]{43})", "sq0atp-", "sq0csp-"),
                SecretKind.ofName("paypal-secret", "80 characters under `PAYPAL_…SECRET`").named(
                        "paypal[A-Za-z0-9_. -]{0,20}?secret", "[A-Za-z0-9_-]{80}", "paypal"),
                SecretKind.ofForm("braintree-token", "`access_token$production$` or `$sandbox$`, 16 and 32 characters")
                        .word("access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}", "access_token$"),
                SecretKind.ofForm("shopify-token", "`shpat_`, `shpca_`, `shppa_` or `shpss_` and 32 hexadecimal digits")
                        .word("shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}", "shpat_", "shpca_", "shppa_", "shpss_"),
                SecretKind.ofForm("plaid-token", "`access-production-`, `-development-` or `-sandbox-` and a UUID")
                        .word("access-(?:sandbox|development|production)-" + UUID, "access-sandbox-", "access-development-",
                                "access-production-"),
                SecretKind.ofForm("flutterwave-key", "`FLWSECK-` or `FLWSECK_TEST-` and 32 characters")
                        .word("FLWSECK(?:_TEST)?-[0-9a-zA-Z]{32}-X", "flwseck"),
                SecretKind.ofForm("easypost-key", "`EZAK` or `EZTK` and 54 characters")
                        .word("EZ[AT]K[A-Za-z0-9]{54}", "ezak", "eztk"),
                SecretKind.ofForm("shippo-token", "`shippo_live_` or `shippo_test_` and 40 hexadecimal digits")
                        .word("shippo_(?:live|test)_[0-9a-fA-F]{40}", "shippo_"));
    }
}
