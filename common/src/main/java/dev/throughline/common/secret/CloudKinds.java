package dev.throughline.common.secret;

import static dev.throughline.common.secret.Forms.UUID;
import static dev.throughline.common.secret.Forms.keyOf;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cloud providers. */
final class CloudKinds {

    private CloudKinds() {
    }

    static List<SecretKind> all() {
        return Stream.of(amazon(), google(), microsoft(), others()).flatMap(List::stream).toList();
    }

    private static List<SecretKind> amazon() {
        return List.of(
                SecretKind.ofForm("aws-access-key", "`AKIA`, `ASIA`, `ABIA` or `ACCA` and 16 characters of base32")
                        .word("(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}", "akia", "asia", "abia", "acca"),
                SecretKind.ofName("aws-secret-key", "40 characters of base64 under `aws_secret_access_key`, `SecretAccessKey`")
                        .named("aws[_. -]?secret[_. -]?(?:access[_. -]?)?key|secret[_. -]?access[_. -]?key",
                                "[A-Za-z0-9/+]{40}",
                                "aws", "secretaccesskey", "secret_access_key", "secret-access-key"),
                SecretKind
                        .ofForm("aws-session-token",
                                "base64 that begins as temporary credentials do: `IQoJb3JpZ2lu`, `FwoGZXIvYXdz`")
                        .word("(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/]{80,2000}+={0,2}+", "iqojb3jpz2lu",
                                "fwogzxivyxdz", "fqogzxivyxdz"),
                SecretKind.ofForm("aws-bedrock-key", "`ABSK` and 109 characters or more, `bedrock-api-key-…`")
                        .word("ABSK[A-Za-z0-9+/]{109,269}={0,2}+", "absk")
                        .word("bedrock-api-key-[A-Za-z0-9+/]{60,2000}+={0,2}+", "bedrock-api-key-"));
    }

    private static List<SecretKind> google() {
        return List.of(
                SecretKind.ofForm("gcp-api-key", "`AIza` and 35 characters").word("AIza[A-Za-z0-9_-]{35}", "aiza"),
                SecretKind.ofForm("gcp-oauth-token", "access token `ya29.…`, refresh token `1//0…`")
                        .word("ya29\\.[A-Za-z0-9_-]{20,512}+", "ya29.")
                        .word("1//0[A-Za-z0-9_-]{40,200}+", "1//0"),
                SecretKind.ofForm("gcp-oauth-secret", "`GOCSPX-` and 28 characters").word("GOCSPX-[A-Za-z0-9_-]{28}",
                        "gocspx-"));
    }

    private static List<SecretKind> microsoft() {
        return List.of(
                SecretKind.ofName("azure-storage-key", "`AccountKey=` or `…STORAGE…KEY=`, 64 bytes in base64")
                        .named("accountkey|azure[a-z_. -]{0,20}storage[a-z_. -]{0,20}key|storage[_. -]?account[_. -]?key",
                                "[A-Za-z0-9+/]{86}==", "accountkey", "azure", "storage"),
                SecretKind.ofName("azure-sas-signature", "`sig=` of a shared access signature, escaped for a URL")
                        .matching("sig=(?<secret>(?=[A-Za-z0-9+/%]{0,60}%)[A-Za-z0-9+/%]{40,80}(?:%3[dD]|=))",
                                Candidates::isToken,
                                "sig="),
                SecretKind.ofName("azure-shared-access-key", "`SharedAccessKey=` of a service bus, event hub or IoT hub")
                        .matching("(?i:sharedaccesskey)=(?<secret>[A-Za-z0-9+/]{43}=)", Candidates::isToken,
                                "sharedaccesskey="),
                SecretKind.ofForm("azure-client-secret", "three characters, a digit, `Q~` and 31 to 34 characters")
                        .with(new SecretRule("azure-client-secret",
                                List.of("0q~", "1q~", "2q~", "3q~", "4q~", "5q~", "6q~", "7q~", "8q~", "9q~"), 3,
                                Pattern.compile(
                                        "(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~-])"),
                                Candidates::isToken)),
                SecretKind
                        .ofForm("azure-api-key",
                                "84 characters with `JQQJ99` behind the 52nd, as AI services and DevOps give them")
                        .wordAround(52, "[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{22,30}", "jqqj99"));
    }

    private static List<SecretKind> others() {
        return List.of(
                SecretKind.ofForm("digitalocean-token", "`dop_v1_`, `doo_v1_` or `dor_v1_` and 64 hexadecimal digits")
                        .word("do[opr]_v1_[0-9a-f]{64}", "dop_v1_", "doo_v1_", "dor_v1_"),
                SecretKind.ofName("cloudflare-token",
                        "37 hexadecimal digits or 40 characters under `CLOUDFLARE_…` or `CF_API_…`; `v1.0-` origin keys")
                        .named(keyOf("cloudflare") + "|cf[_. -]api[_. -](?:key|token)", "[0-9a-f]{37}|[A-Za-z0-9_-]{40}",
                                "cloudflare",
                                "cf_api", "cf-api", "cf.api", "cf api")
                        .matching(Forms.START + "v1\\.0-(?<secret>[0-9a-f]{24}-[0-9a-f]{146})" + Forms.END, Candidates::isToken,
                                "v1.0-"),
                SecretKind.ofForm("alibaba-access-key", "`LTAI` and 20 characters").word("LTAI[A-Za-z0-9]{20}", "ltai"),
                SecretKind.ofForm("tencent-secret-id", "`AKID` and 32 characters").word("AKID[A-Za-z0-9]{32}", "akid"),
                SecretKind.ofForm("yandex-key", "`AQVN` and 35 to 38 characters").word("AQVN[A-Za-z0-9_-]{35,38}", "aqvn"),
                SecretKind.ofName("hetzner-token", "64 characters under `HCLOUD_TOKEN` or `HETZNER_…`")
                        .named("hcloud[_. -]?token|" + keyOf("hetzner"), "[A-Za-z0-9]{64}", "hcloud", "hetzner"),
                SecretKind.ofName("scaleway-secret", "a UUID under `SCW_SECRET_KEY`")
                        .named("(?:scw|scaleway)[a-z_. -]{0,10}secret[_. -]?key", UUID, "scw", "scaleway"));
    }
}
