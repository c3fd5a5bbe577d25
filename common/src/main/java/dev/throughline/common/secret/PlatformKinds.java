package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.UUID;
import static dev.throughline.common.secret.Forms.keyOf;

import java.util.List;
import java.util.stream.Stream;

/** Platforms that run software, and tools that hold its secrets. */
final class PlatformKinds {

    private PlatformKinds() {
    }

    static List<SecretKind> all() {
        return Stream.concat(hosting().stream(), secretStores().stream()).toList();
    }

    private static List<SecretKind> hosting() {
        return List.of(
                SecretKind.ofName("heroku-key", "`HRKU-AA…`; a UUID under `HEROKU_…KEY`")
                        .word("HRKU-AA[A-Za-z0-9_-]{58}", "hrku-aa").named(keyOf("heroku"), UUID, "heroku"),
                SecretKind.ofForm("fly-token", "`fo1_`, `fm1a_`, `fm1r_` or `fm2_` and 43 characters or more")
                        .word("fo1_[A-Za-z0-9_-]{43}", "fo1_")
                        .word("fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,2000}+={0,3}+", "fm1a_", "fm1r_", "fm2_"),
                SecretKind
                        .ofName("vercel-token", "`vcp_`, `vck_`, `vca_`, `vci_` or `vcr_`; 24 characters under `VERCEL_TOKEN`")
                        .word("vc[pkair]_[A-Za-z0-9]{24,80}", "vcp_", "vck_", "vca_", "vci_", "vcr_")
                        .named(keyOf("vercel"), "[A-Za-z0-9]{24}", "vercel"),
                SecretKind.ofName("netlify-token", "`nfp_` and 36 characters; 40 to 46 under `NETLIFY_…TOKEN`")
                        .word("nfp_[A-Za-z0-9_]{36}", "nfp_").named(keyOf("netlify"), "[A-Za-z0-9_-]{40,46}", "netlify"),
                SecretKind.ofForm("render-key", "`rnd_` and 32 characters").word("rnd_[A-Za-z0-9]{28,40}", "rnd_"),
                SecretKind.ofForm("supabase-key", "`sbp_` and 40 hexadecimal digits, `sb_secret_…`")
                        .word("sbp_[0-9a-f]{40}", "sbp_").word("sb_secret_[A-Za-z0-9_-]{31,60}", "sb_secret_"),
                SecretKind.ofForm("databricks-token", "`dapi` and 32 hexadecimal digits")
                        .word("dapi[0-9a-f]{32}(?:-\\d)?", "dapi"),
                SecretKind.ofForm("openshift-token", "`sha256~` and 43 characters").word("sha256~[A-Za-z0-9_-]{43}", "sha256~"),
                SecretKind.ofForm("postman-key", "`PMAK-`, 24 and 34 hexadecimal digits")
                        .word("PMAK-[0-9a-f]{24}-[0-9a-f]{34}", "pmak-"),
                SecretKind.ofForm("linear-key", "`lin_api_` or `lin_oauth_` and 40 characters or more")
                        .word("lin_(?:api|oauth)_[A-Za-z0-9]{40,64}", "lin_api_", "lin_oauth_"),
                SecretKind.ofForm("notion-token", "`ntn_` and 46 characters").word("ntn_[0-9]{11}[A-Za-z0-9]{35}", "ntn_"),
                SecretKind.ofForm("airtable-token", "`pat`, 14 characters, a dot and 64 hexadecimal digits")
                        .word("pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}", "pat"));
    }

    private static List<SecretKind> secretStores() {
        return List.of(
                SecretKind
                        .ofName("vault-token",
                                "`hvs.`, `hvb.` or `hvr.` and 24 characters or more; `s.` and 24 under `VAULT_TOKEN`")
                        .word("hv[sbr]\\.[A-Za-z0-9_-]{24,300}", "hvs.", "hvb.", "hvr.")
                        .named("vault[_. -]?token", "s\\.[A-Za-z0-9]{24}", "vault"),
                SecretKind.ofName("vault-unseal-key", "what `vault operator init` prints behind `Unseal Key 1:`")
                        .matching(
                                "(?i:unseal key(?: \\(?will be hidden\\)?| \\d{1,2}):?) {0,4}(?<secret>[A-Za-z0-9+/]{43,44}={0,2})",
                                Candidates::isToken, "unseal key"),
                SecretKind.ofForm("terraform-token", "14 characters, `.atlasv1.` and 60 to 70 characters")
                        .wordAround(14, "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}", ".atlasv1."),
                SecretKind.ofName("hashicorp-acl-token", "a UUID under `CONSUL_HTTP_TOKEN` or `NOMAD_TOKEN`")
                        .named("(?:consul|nomad)[_. -]?(?:http[_. -]?)?token", UUID, "consul", "nomad"),
                SecretKind.ofForm("pulumi-token", "`pul-` and 40 hexadecimal digits").word("pul-[0-9a-f]{40}", "pul-"),
                SecretKind
                        .ofForm("doppler-token",
                                "`dp.pt.`, `dp.st.`, `dp.ct.`, `dp.sa.` or `dp.scim.` and 40 characters or more")
                        .word("dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}", "dp.pt.",
                                "dp.st.",
                                "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."),
                SecretKind.ofForm("onepassword-token", "`ops_eyJ…` of a service account, secret key `A3-…`")
                        .word("ops_eyJ[A-Za-z0-9+/_-]{200,2000}+={0,3}+", "ops_eyj")
                        .word("A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}", "a3-"));
    }
}
