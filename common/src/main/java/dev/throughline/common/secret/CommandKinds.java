package dev.throughline.common.secret;

import java.util.List;

/** Secrets on a command line. */
final class CommandKinds {

    /** The rest of one command: up to the end of its line, unless that is escaped, or to the next command. */
    private static final String REST = "(?:[^\\n\\\\;|&]|\\\\.){0,200}?";
    private static final String VALUE = "\\\\{0,2}[\"']?(?<secret>[^\\s\"'\\\\;|&<>$]{3,200}+)";

    private static final String OPTION = "(?:password|passwd|passphrase|pwd|token|secret(?:-?key)?|api-?key|access-?key|auth-?key|--pass)";

    private CommandKinds() {
    }

    static List<SecretKind> all() {
        return List.of(
                SecretKind
                        .of("curl-user", "`curl -u name:…`, `--user`, `--proxy-user`",
                                "in one command with `curl`; no placeholder")
                        .matching("(?s)curl" + REST
                                + "[ \\t](?:-u|--user|--proxy-user|-U)[ =]?\\\\{0,2}[\"']?[^\\s:\"'\\\\$]{0,100}+:"
                                + "(?<secret>[^\\s\"'\\\\;|&<>]{3,200}+)", Candidates::isNoPlaceholder, "curl"),
                SecretKind.of("command-password",
                        "`mysql -p…`, `sshpass -p …`, `docker login -p …`, `redis-cli -a …`, `sqlcmd -P …`, `ldapsearch -w …`, `openssl … pass:…`",
                        "in one command with the program that takes it so; no placeholder or reference")
                        .matching("(?s)(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)" + REST + "[ \\t]-p" + VALUE,
                                Candidates::isNoPlaceholder, "mysql", "mariadb")
                        .matching(
                                "(?s)(?:sshpass|docker login|podman login|mongosh|mongodump|mongorestore|mongo|htpasswd|az login|helm registry login)"
                                        + REST + "[ \\t]-p ?" + VALUE,
                                Candidates::isNoPlaceholder, "sshpass", "docker login", "podman login", "mongo", "az login",
                                "helm registry")
                        .matching("(?s)redis-cli" + REST + "[ \\t](?:-a|--pass) " + VALUE, Candidates::isNoPlaceholder,
                                "redis-cli")
                        .matching("(?s)(?:sqlcmd|bcp)" + REST + "[ \\t]-P ?" + VALUE, Candidates::isNoPlaceholder, "sqlcmd",
                                "bcp ")
                        .matching("(?s)ldap(?:search|modify|add|delete|whoami)" + REST + "[ \\t]-w ?" + VALUE,
                                Candidates::isNoPlaceholder, "ldap")
                        .matching("(?s)openssl" + REST + "[ \\t]-pass(?:in|out)? pass:" + VALUE, Candidates::isNoPlaceholder,
                                "openssl"),
                SecretKind.of("option-secret", "`--password …`, `--token …`, `--api-key …`, `--client-secret …` and their like",
                        "an option whose name ends so; no placeholder, reference or word").matching(
                                OPTION + "(?=[= \\t])(?<=--[a-z0-9-]{0,30}" + OPTION
                                        + "|--pass)(?:=|[ \\t]{1,4})\\\\{0,2}[\"']?"
                                        + "(?<secret>[^\\s\"'`\\\\;|&<>$(){}\\[\\],]{6,512}+)",
                                Candidates::isArgument, "password", "passwd", "passphrase", "pwd", "token", "secret", "api-key",
                                "apikey",
                                "access-key", "auth-key", "--pass"));
    }
}
