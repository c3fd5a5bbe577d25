package dev.throughline.common.secret;

import java.util.List;
import java.util.regex.Pattern;

import dev.throughline.common.secret.SecretRule.Check;

/**
 * The kinds of secrets that are known. The more exact a rule, the earlier it stands: at one place the first that matches
 * names the kind. Every form is bounded and free of nested repetition, so that no text makes it slow.
 */
final class SecretRules {

    /** Not inside of a longer word, so that base64 does not trip on a prefix in its midst. */
    private static final String START = "(?<![A-Za-z0-9_-])";
    private static final String END = "(?![A-Za-z0-9_-])";
    /** What stands between a name and its value: quotes, spaces, and one of {@code = : => :=} or an option's space. */
    private static final String ASSIGN = "[A-Za-z0-9_.-]{0,40}+\\\\?[\"'`]?\\]?[ \\t]{0,8}+(?:=>|:=|=|:)[ \\t]{0,8}+";
    private static final String QUOTED = "\\\\?[\"'`](?<secret>[^\"'`\\s\\\\]{8,512})\\\\?[\"'`]";
    private static final String BARE = "(?<secret>[^\"'`\\s,;=(){}\\[\\]<>\\\\$]{8,512}+={0,2}+)(?![(\\[{<=])";
    /** Longer, and it is no password. */
    private static final String BARE_PASSWORD = "(?<secret>[^\"'`\\s,;=(){}\\[\\]<>\\\\]{8,64}+)(?![^\"'`\\s,;)}\\]])";

    private SecretRules() {
    }

    static List<SecretRule> all() {
        return List.of(
                SecretRule.ofForm("private-key",
                        "(?s)-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----.{1,32768}?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----",
                        "-----begin "),
                // cut short: what looks like the key's body goes too
                SecretRule.ofForm("private-key",
                        "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\\s\\\\:,-]{0,32768}+",
                        "-----begin "),
                SecretRule.ofForm("aws-access-key", START + "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}" + END, "akia", "asia", "abia",
                        "acca"),
                SecretRule.ofForm("gcp-api-key", START + "AIza[A-Za-z0-9_-]{35}" + END, "aiza"),
                SecretRule.ofForm("gcp-oauth-token", START + "ya29\\.[A-Za-z0-9_-]{20,512}", "ya29."),
                SecretRule.ofForm("gcp-oauth-secret", START + "GOCSPX-[A-Za-z0-9_-]{28}" + END, "gocspx-"),
                SecretRule.ofForm("azure-storage-key", "AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)", "accountkey="),
                SecretRule.ofForm("azure-sas-signature",
                        "sig=(?<secret>(?=[A-Za-z0-9+/%]{0,60}%)[A-Za-z0-9+/%]{40,80}(?:%3[dD]|=))", "sig="),
                SecretRule.ofForm("github-token", START + "gh[pousr]_[A-Za-z0-9]{36,255}" + END, "ghp_", "gho_", "ghu_", "ghs_",
                        "ghr_"),
                SecretRule.ofForm("github-token", START + "github_pat_[A-Za-z0-9_]{60,255}", "github_pat_"),
                SecretRule.ofForm("gitlab-token", START + "gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent|imt)-[A-Za-z0-9_.-]{20,300}",
                        "gl"),
                SecretRule.ofForm("anthropic-key", START + "sk-ant-[A-Za-z0-9_-]{24,255}", "sk-ant-"),
                SecretRule.ofForm("openai-key", START + "sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{24,255}", "sk-"),
                SecretRule.ofForm("openai-key", START + "sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}" + END, "sk-"),
                new SecretRule("api-key", List.of("sk-"), Pattern.compile(START + "sk-[A-Za-z0-9]{32,64}" + END),
                        Candidates::isRandom),
                new SecretRule("huggingface-token", List.of("hf_"), Pattern.compile(START + "hf_[A-Za-z0-9]{30,40}" + END),
                        Candidates::isRandom),
                SecretRule.ofForm("slack-token", START + "xox[abeoprs]-[A-Za-z0-9-]{10,250}", "xox"),
                SecretRule.ofForm("slack-token", START + "xapp-[0-9]-[A-Za-z0-9-]{20,250}", "xapp-"),
                SecretRule.ofForm("slack-webhook",
                        "hooks\\.slack\\.com/(?:services|workflows|triggers)/(?<secret>[A-Za-z0-9+/]{30,100})",
                        "hooks.slack.com/"),
                SecretRule.ofForm("stripe-key", START + "[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}", "sk_", "rk_"),
                SecretRule.ofForm("stripe-webhook-secret", START + "whsec_[A-Za-z0-9+/]{24,100}", "whsec_"),
                SecretRule.ofForm("npm-token", START + "npm_[A-Za-z0-9]{36}" + END, "npm_"),
                SecretRule.ofForm("pypi-token", START + "pypi-AgE[A-Za-z0-9_-]{50,500}", "pypi-"),
                SecretRule.ofForm("sendgrid-key", START + "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}" + END, "sg."),
                SecretRule.ofForm("jwt",
                        START + "eyJ[A-Za-z0-9_-]{10,4000}+\\.eyJ[A-Za-z0-9_-]{10,8000}+\\.[A-Za-z0-9_-]{16,2000}+", "eyj"),
                new SecretRule("url-password", List.of("://"),
                        Pattern.compile("://[^\\s/:@\"'`<>\\\\]{0,100}+:(?<secret>[^\\s/@\"'`<>\\\\]{3,256})@[A-Za-z0-9\\[.-]"),
                        Candidates::isNoPlaceholder),
                new SecretRule("bearer-token", List.of("bearer "),
                        Pattern.compile("(?i)bearer {1,4}(?<secret>[A-Za-z0-9_.~+/=-]{20,4000}+)"), Candidates::isRandom),
                new SecretRule("basic-credentials", List.of("authorization"),
                        Pattern.compile(
                                "(?i)authorization[\"']?[ \\t]{0,4}[:=,][ \\t]{0,4}[\"'`]?basic {1,4}(?<secret>[A-Za-z0-9+/=]{12,1000}+)"),
                        Candidates::isNoPlaceholder),
                assignment("password", QUOTED, Candidates::isPassword, "password", "passwd", "passphrase", "pwd"),
                assignment("password", BARE_PASSWORD, Candidates::isBarePassword, "password", "passwd", "passphrase", "pwd"),
                assignment("secret", QUOTED, Candidates::isRandom, KEY_NAMES),
                assignment("secret", BARE, Candidates::isRandom, KEY_NAMES),
                assignment("token", QUOTED, Candidates::isRandomToken, "token"),
                assignment("token", BARE, Candidates::isRandomToken, "token"));
    }

    private static final String[] KEY_NAMES = { "secret", "api_key", "apikey", "api-key", "access_key", "accesskey",
            "access-key",
            "private_key", "privatekey", "account_key", "accountkey", "signing_key", "signingkey", "encryption_key",
            "encryptionkey", "credential", "auth_key", "authkey" };

    /** A value that a telling name is given; the name is the anchor, what stands before it does not matter. */
    private static SecretRule assignment(String kind, String value, Check check, String... names) {
        String name = "(?i:" + String.join("|", names) + ")";
        return new SecretRule(kind, List.of(names), Pattern.compile(name + ASSIGN + value), check);
    }
}
