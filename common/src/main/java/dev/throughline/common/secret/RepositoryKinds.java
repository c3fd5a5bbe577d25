package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.UUID;
import static dev.throughline.common.secret.Forms.keyOf;

import java.util.List;

/** Git hosts, trackers, and services that read code. */
final class RepositoryKinds {

    private RepositoryKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind
                        .ofForm("github-token",
                                "`ghp_`, `gho_`, `ghu_`, `ghs_` or `ghr_` and 36 characters or more, `github_pat_…`")
                        .word("gh[pousr]_[A-Za-z0-9]{36,255}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_")
                        .word("github_pat_[A-Za-z0-9_]{60,255}", "github_pat_"),
                SecretKind
                        .ofForm("gitlab-token",
                                "`glpat-`, `gldt-`, `glrt-` and their like and 20 characters or more, `GR1348941…`")
                        .word("gl(?:pat|ptt|dt|rt|rtr|cbt|ft|ffct|oas|soat|agent|imt)-[A-Za-z0-9_.-]{20,300}", "glpat-",
                                "glptt-",
                                "gldt-", "glrt-", "glrtr-", "glcbt-", "glft-", "glffct-", "gloas-", "glsoat-", "glagent-",
                                "glimt-")
                        .word("GR1348941[A-Za-z0-9_-]{20}", "gr1348941"),
                SecretKind.ofForm("bitbucket-token", "`ATBB` and 32 characters or more; `ATCTT3…` of a repository")
                        .word("ATBB[A-Za-z0-9]{24,40}[A-F0-9]{8}", "atbb")
                        .word("ATCTT3[A-Za-z0-9_-]{40,300}+(?:=[A-Za-z0-9_-]{8})?", "atctt3"),
                SecretKind.ofForm("atlassian-token", "`ATATT3` and 40 characters or more")
                        .word("ATATT3[A-Za-z0-9_-]{40,300}+(?:=[A-Za-z0-9_-]{8})?", "atatt3"),
                SecretKind.ofName("gitea-token", "40 hexadecimal digits under `GITEA_…`, `FORGEJO_…`, `CODEBERG_…TOKEN`")
                        .named(keyOf("gitea|forgejo|codeberg"), "[0-9a-f]{40}", "gitea", "forgejo", "codeberg"),
                SecretKind.ofForm("sourcegraph-token", "`sgp_` and 40 hexadecimal digits, with or without the instance")
                        .word("sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40}", "sgp_"),
                SecretKind.ofForm("sonar-token", "`squ_`, `sqp_` or `sqa_` and 40 hexadecimal digits")
                        .word("sq[upa]_[0-9a-f]{40}", "squ_", "sqp_", "sqa_"),
                SecretKind.ofName("snyk-token", "`snyk_uat.`; a UUID under `SNYK_TOKEN`")
                        .word("snyk_(?:uat|sat)\\.[A-Za-z0-9_.-]{40,400}", "snyk_uat.", "snyk_sat.")
                        .named(keyOf("snyk"), UUID, "snyk"),
                SecretKind.ofName("codecov-token", "a UUID under `CODECOV_TOKEN`").named(keyOf("codecov"), UUID, "codecov"),
                SecretKind.ofName("circleci-token", "`CCIPAT_…`, `CCIPRJ_…`; 40 hexadecimal digits under `CIRCLE_TOKEN`")
                        .word("CCIP(?:AT|RJ)_[A-Za-z0-9]{16,30}_[0-9a-f]{40}", "ccipat_", "cciprj_")
                        .named(keyOf("circle(?:ci)?"), "[0-9a-f]{40}", "circle"),
                SecretKind.ofForm("buildkite-token", "`bkua_` and 40 hexadecimal digits").word("bk(?:ua|at)_[0-9a-f]{40}",
                        "bkua_",
                        "bkat_"));
    }
}
