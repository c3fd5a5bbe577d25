package dev.throughline.common.secret;

import java.util.List;

/** Registries of packages and images. */
final class PackageKinds {

    private PackageKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind.ofForm("npm-token", "`npm_` and 36 characters").word("npm_[A-Za-z0-9]{36}", "npm_"),
                SecretKind.ofName("npmrc-auth", "what `_authToken=`, `_auth=` or `_password=` gives in a `.npmrc`").matching(
                        "(?<![A-Za-z0-9])_(?:authToken|auth|password)[ \\t]{0,4}=[ \\t]{0,4}[\"']?(?<secret>[A-Za-z0-9_.+/=-]{12,2000}+)",
                        Candidates::isTokenLike, "_authtoken", "_auth", "_password"),
                SecretKind.ofForm("pypi-token", "`pypi-AgE` and 50 characters or more")
                        .word("pypi-AgE[A-Za-z0-9_-]{50,1000}", "pypi-age"),
                SecretKind.ofForm("rubygems-key", "`rubygems_` and 48 hexadecimal digits").word("rubygems_[0-9a-f]{48}",
                        "rubygems_"),
                SecretKind.ofForm("crates-token", "`cio` and 32 characters").word("cio[A-Za-z0-9]{32}", "cio"),
                SecretKind.ofForm("nuget-key", "`oy2` and 43 characters").word("oy2[a-z0-9]{43}", "oy2"),
                SecretKind.ofForm("dockerhub-token", "`dckr_pat_` or `dckr_oat_` and 27 characters or more")
                        .word("dckr_[po]at_[A-Za-z0-9_-]{27,40}", "dckr_"),
                SecretKind.of("docker-auth", "`\"auth\": \"…\"` of a Docker configuration",
                        "decodes to a name, a colon and a password").matching(
                                "\"auth\\\\{0,2}\"[ \\t]{0,4}:[ \\t]{0,4}\\\\{0,2}\"(?<secret>[A-Za-z0-9+/]{8,2000}+={0,2}+)\\\\{0,2}\"",
                                Candidates::isBasicCredentials, "\"auth\"", "\"auth\\\""),
                SecretKind.ofForm("artifactory-token", "`AKCp` and 69 characters, `cmVmd` and 59")
                        .word("AKCp[A-Za-z0-9]{69}", "akcp").word("cmVmd[A-Za-z0-9]{59}", "cmvmd"),
                SecretKind.ofForm("clojars-token", "`CLOJARS_` and 60 hexadecimal digits").word("CLOJARS_[0-9a-z]{60}",
                        "clojars_"));
    }
}
