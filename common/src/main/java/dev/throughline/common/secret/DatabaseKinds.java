package dev.throughline.common.secret;

import java.util.List;

/** Databases, and the strings by which programs connect to them. */
final class DatabaseKinds {

    /** A user, a colon, the password up to the last {@code @}, and the beginning of a host. */
    private static final String USER = "://[^\\s/:@\"'`<>\\\\\\[]{0,100}+:(?<secret>[^\\s/\"'`<>\\\\]{3,256})@[A-Za-z0-9\\[._-]";
    private static final String SCHEMES = "(?<=(?:postgres|postgresql|mysql|mysqlx|mariadb|mongodb|mongodb\\+srv|redis|rediss|valkey|amqp|amqps"
            + "|sqlserver|mssql|oracle|clickhouse|cockroachdb|cassandra|neo4j|neo4j\\+s|bolt|couchdb|elasticsearch|nats|jdbc:[a-z:]{3,30}))";

    private DatabaseKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind
                        .of("database-url",
                                "the password in `postgres://user:…@host`, also of MySQL, MongoDB, Redis, AMQP, SQL Server …",
                                "a scheme of a database before, a host behind; no placeholder or reference")
                        .matching(SCHEMES + USER, Candidates::isUrlPassword, "://"),
                SecretKind.of("url-password", "the password in any other `scheme://user:…@host`",
                        "a host behind the `@`; no port, placeholder or reference")
                        .matching(USER, Candidates::isUrlPassword, "://"),
                SecretKind.of("url-token", "a token in place of the user: `https://…@host`", "entropy; 16 characters or more")
                        .matching("://(?<secret>[A-Za-z0-9_-]{16,256}+)(?::x-oauth-basic)?@[A-Za-z0-9\\[]",
                                Candidates::isRandom, "://"),
                SecretKind.of("connection-string",
                        "`…;Password=…` and `…;Pwd=…` of ADO.NET, ODBC and JDBC, `?password=…` of a URL",
                        "between the separators of such a string; no placeholder").matching(
                                "[;?&] {0,2}(?i:password|pwd|passwd|user_password|trustStorePassword|keyStorePassword|sslpassword|sas_token|access_token|api_key|apikey|private_token|client_secret|auth_token|token)"
                                        + " {0,2}= {0,2}(?<secret>[^;&\\s\"'`<>\\\\]{4,256}+)",
                                Candidates::isBarePassword, SEPARATED),
                SecretKind.ofName("sql-password", "`IDENTIFIED BY '…'`, `PASSWORD '…'` of a statement")
                        .matching(
                                "(?i:identified(?: with [a-z0-9_'\"]{1,40})? by|password)[ \\t]{1,4}'(?<secret>[^'\\r\\n]{4,128})'",
                                Candidates::isNoPlaceholder, "identified ", "password '", "password  '"),
                SecretKind.ofName("pgpass-entry", "the last field of `host:5432:database:user:…`").matching(
                        ":(?:5432|5433|6432):[^:\\s\"'`/]{1,63}:[^:\\s\"'`/]{1,63}:(?<secret>[^\\s:\"'`]{4,128})",
                        Candidates::isNoPlaceholder,
                        ":5432:", ":5433:", ":6432:"),
                SecretKind.ofName("netrc-password", "`login … password …` of a `.netrc`").matching(
                        "(?i:login)\\s{1,8}[^\\s:=\"']{1,100}\\s{1,8}(?i:password)\\s{1,8}(?<secret>[^\\s\"'`]{4,128})",
                        Candidates::isBarePassword,
                        "login"),
                SecretKind
                        .ofForm("planetscale-token", "`pscale_tkn_`, `pscale_pw_` or `pscale_oauth_` and 32 characters or more")
                        .word("pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=.-]{32,64}", "pscale_"),
                SecretKind.ofForm("neon-key", "`napi_` and 60 characters or more").word("napi_[a-z0-9]{60,70}", "napi_"));
    }

    /** A separator with the beginning of a name behind it. */
    private static final String[] SEPARATED = java.util.stream.Stream.of(";", "; ", "?", "&")
            .flatMap(separator -> java.util.stream.Stream
                    .of("pass", "pwd", "user_p", "trust", "keyst", "sslp", "sas_", "access_", "api",
                            "private_", "client_s", "auth_", "token")
                    .map(name -> separator + name))
            .toArray(String[]::new);
}
