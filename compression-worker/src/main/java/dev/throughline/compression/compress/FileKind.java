package dev.throughline.compression.compress;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a file is for, told by its path alone. The first kind in this order whose rule fits is the file's; {@link #OTHER} where
 * none does.
 */
enum FileKind {

    /** Written by a tool: {@code dist/}, {@code generated/}, {@code *.min.js}, {@code *.pb.go}, source maps, test snapshots. */
    GENERATED,
    /** Exact versions of dependencies: {@code package-lock.json}, {@code Cargo.lock}, {@code go.sum} … */
    LOCK,
    /** Continuous integration: {@code .github/workflows}, {@code .gitlab-ci.yml}, {@code Jenkinsfile} … */
    CI,
    /** A change of a database: a file in {@code migrations/}, {@code db/migration/}, {@code alembic/versions/}. */
    MIGRATION,
    /** A folder or a name that says test or spec, in the conventions of the usual languages. */
    TEST,
    /** Where it runs: Dockerfiles, compose files, Kubernetes, Helm, Terraform, Ansible. */
    INFRASTRUCTURE,
    /** How it is built, and of what: {@code pom.xml}, {@code package.json}, {@code Makefile}, {@code Cargo.toml} … */
    BUILD,
    /** The form of data: SQL, Prisma, GraphQL, Protocol Buffers, Avro, OpenAPI, JSON schema. */
    SCHEMA,
    /** Prose for people and agents: Markdown, reStructuredText, AsciiDoc, text. */
    DOCUMENTATION,
    /** How it looks: CSS and its dialects. */
    STYLE,
    /** Pictures, fonts, sound. */
    ASSET,
    /** Programs for the shell. */
    SCRIPT,
    /** Programs. */
    SOURCE,
    /** Settings: YAML, TOML, INI, properties, JSON, dot files. */
    CONFIGURATION,
    OTHER;

    private static final Pattern GENERATED_PATH = Pattern.compile(
            "(?:.*/)?(?:dist|generated|__generated__|__snapshots__|node_modules|target|\\.next)/.*|.*(?:\\.min\\.(?:js|css)|\\.pb\\.(?:go|cc|h)|_pb2(?:_grpc)?\\.py|\\.g\\.dart|\\.map|\\.snap)");
    private static final Set<String> LOCKS = Set.of("package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb",
            "cargo.lock", "poetry.lock", "uv.lock", "pipfile.lock", "gemfile.lock", "composer.lock", "go.sum", "mix.lock",
            "flake.lock", "deno.lock", "gradle.lockfile", "packages.lock.json", "pubspec.lock", "podfile.lock");
    private static final Pattern CI_PATH = Pattern.compile(
            "(?:.*/)?(?:\\.github/(?:workflows|actions)|\\.circleci|\\.buildkite|\\.woodpecker)/.*|(?:.*/)?(?:\\.gitlab-ci.*\\.yml|jenkinsfile|azure-pipelines.*\\.yml|bitbucket-pipelines\\.yml|\\.travis\\.yml|\\.drone\\.yml)");
    private static final Pattern MIGRATION_PATH = Pattern
            .compile(
                    "(?:.*/)?(?:migrations?|migrate|alembic/versions|changelogs)/.*\\.(?:sql|py|ts|js|rb|php|go|kt|java|xml|ya?ml)");
    private static final Pattern TEST_PATH = Pattern.compile(
            "(?:.*/)?(?:tests?|__tests__|specs?|e2e|testdata|fixtures|__mocks__|cypress|playwright)/.*|.*[._-](?:test|tests|spec|e2e)\\.\\w+|(?:.*/)?(?:test_[^/]*|conftest)\\.py|.*_(?:test|spec)\\.\\w+");
    /** In the case of the name: {@code BasketTest.java}, but not {@code latest.java}. */
    private static final Pattern TEST_CLASS = Pattern
            .compile(".*[a-z0-9](?:Tests?|IT|Spec)\\.(?:java|kt|scala|groovy|cs|swift|php)");
    private static final Pattern INFRASTRUCTURE_PATH = Pattern.compile(
            "(?:.*/)?(?:dockerfile(?:\\.\\w+)?|[^/]*\\.dockerfile|containerfile|\\.dockerignore|(?:docker-)?compose[^/]*\\.ya?ml|chart\\.yaml|kustomization\\.ya?ml|vagrantfile|fly\\.toml|vercel\\.json|netlify\\.toml|procfile|skaffold\\.ya?ml)|(?:.*/)?(?:k8s|kubernetes|helm|charts|terraform|ansible|pulumi)/.*|.*\\.(?:tf|tfvars|hcl|bicep|nomad)");
    private static final Pattern BUILD_PATH = Pattern.compile(
            "(?:.*/)?(?:pom\\.xml|build\\.gradle(?:\\.kts)?|settings\\.gradle(?:\\.kts)?|gradle\\.properties|package\\.json|makefile|justfile|cmakelists\\.txt|cargo\\.toml|go\\.mod|go\\.work|pyproject\\.toml|setup\\.(?:py|cfg)|requirements[^/]*\\.txt|pipfile|gemfile|rakefile|composer\\.json|mix\\.exs|build\\.sbt|meson\\.build|build(?:\\.bazel)?|workspace|deno\\.jsonc?|pubspec\\.yaml|podfile|package\\.swift|(?:vite|webpack|rollup|esbuild|tsup|turbo|nx|babel|metro)(?:\\.config)?\\.\\w+|[^/]*\\.(?:csproj|fsproj|sln|cmake|mk|gemspec|nix))");
    private static final Pattern SCHEMA_PATH = Pattern
            .compile(
                    ".*\\.(?:sql|prisma|graphqls?|gql|proto|avsc|xsd|dbml)|.*\\.schema\\.json|(?:.*/)?(?:openapi|swagger|asyncapi)[^/]*\\.(?:ya?ml|json)|(?:.*/)?schema\\.\\w+");
    private static final Map<String, FileKind> BY_EXTENSION = byExtension(
            Map.of(DOCUMENTATION, "md mdx mdc markdown rst adoc asciidoc txt org tex",
                    STYLE, "css scss sass less styl pcss",
                    ASSET, "svg png jpg jpeg gif webp ico bmp avif woff woff2 ttf otf eot mp3 mp4 wav webm pdf",
                    SCRIPT, "sh bash zsh fish ps1 psm1 bat cmd awk",
                    SOURCE,
                    "java kt kts scala groovy clj cljs ts tsx mts cts js jsx mjs cjs vue svelte astro py pyi pyx ipynb go rs c h"
                            + " cc cpp cxx hpp hh m mm swift cs fs vb rb erb php pl pm lua r jl ex exs erl hs ml mli elm dart zig nim sol"
                            + " html htm ejs hbs jinja j2 twig wasm wat",
                    CONFIGURATION, "json jsonc json5 yaml yml toml ini cfg conf properties env xml plist editorconfig"));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** @param path relative to the repository, with slashes */
    static FileKind of(String path) {
        String low = path.toLowerCase(Locale.ROOT);
        String name = low.substring(low.lastIndexOf('/') + 1);
        if (LOCKS.contains(name)) {
            return LOCK;
        }
        FileKind special = special(path, low);
        if (special != OTHER) {
            return special;
        }
        int dot = name.lastIndexOf('.');
        FileKind byExtension = BY_EXTENSION.getOrDefault(name.substring(dot + 1), OTHER);
        return byExtension != OTHER ? byExtension
                : name.startsWith(".") ? CONFIGURATION
                        : name.matches("readme|license|changelog|notice|authors") ? DOCUMENTATION : OTHER;
    }

    /** The name in JSON, for example {@code source}. */
    String wireName() {
        return wireName;
    }

    private static FileKind special(String path, String low) {
        if (GENERATED_PATH.matcher(low).matches()) {
            return GENERATED;
        }
        if (CI_PATH.matcher(low).matches()) {
            return CI;
        }
        if (MIGRATION_PATH.matcher(low).matches()) {
            return MIGRATION;
        }
        if (TEST_PATH.matcher(low).matches() || TEST_CLASS.matcher(path).matches()) {
            return TEST;
        }
        if (INFRASTRUCTURE_PATH.matcher(low).matches()) {
            return INFRASTRUCTURE;
        }
        if (BUILD_PATH.matcher(low).matches()) {
            return BUILD;
        }
        return SCHEMA_PATH.matcher(low).matches() ? SCHEMA : OTHER;
    }

    private static Map<String, FileKind> byExtension(Map<FileKind, String> extensions) {
        return extensions.entrySet().stream().flatMap(entry -> Arrays.stream(entry.getValue().split(" "))
                .map(extension -> Map.entry(extension, entry.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
