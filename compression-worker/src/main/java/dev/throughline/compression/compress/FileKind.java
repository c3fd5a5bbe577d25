package dev.throughline.compression.compress;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a file is for, told by its path alone: by the folders in which it is, by its name, by the end of its name. Of all kinds
 * whose sign fits, the first in this order is the file's; {@link #OTHER} where none does.
 */
enum FileKind {

    /**
     * Written by a tool: what lies in {@code dist}, {@code generated}, {@code target}; minified and compiled files, snapshots.
     */
    GENERATED,
    /** Exact versions of dependencies: {@code package-lock.json}, {@code Cargo.lock}, {@code go.sum} … */
    LOCK,
    /** Continuous integration: {@code .github/workflows}, {@code .gitlab-ci.yml}, {@code Jenkinsfile} … */
    CI,
    /** A change of a database: what lies in {@code migrations}, {@code migration}, {@code migrate}. */
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

    private static final Map<String, FileKind> BY_FOLDER = table(Map.of(
            GENERATED, "dist generated __generated__ __snapshots__ node_modules target .next",
            CI, "workflows .circleci .buildkite .woodpecker",
            MIGRATION, "migrations migration migrate",
            TEST, "test tests __tests__ spec specs e2e testdata fixtures __mocks__ cypress playwright",
            INFRASTRUCTURE, "k8s kubernetes helm charts terraform ansible pulumi"));
    private static final Map<String, FileKind> BY_NAME = table(Map.of(
            LOCK, "package-lock.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb cargo.lock poetry.lock uv.lock pipfile.lock"
                    + " gemfile.lock composer.lock go.sum mix.lock flake.lock deno.lock gradle.lockfile packages.lock.json"
                    + " pubspec.lock podfile.lock",
            CI, ".gitlab-ci.yml jenkinsfile azure-pipelines.yml bitbucket-pipelines.yml .travis.yml .drone.yml",
            TEST, "conftest.py",
            INFRASTRUCTURE,
            "dockerfile containerfile .dockerignore docker-compose.yml docker-compose.yaml compose.yml compose.yaml"
                    + " chart.yaml kustomization.yaml vagrantfile fly.toml vercel.json netlify.toml procfile skaffold.yaml",
            BUILD,
            "pom.xml build.gradle build.gradle.kts settings.gradle settings.gradle.kts gradle.properties package.json makefile"
                    + " justfile cmakelists.txt cargo.toml go.mod go.work pyproject.toml setup.py setup.cfg requirements.txt"
                    + " requirements-dev.txt pipfile gemfile rakefile composer.json mix.exs build.sbt meson.build build.bazel"
                    + " workspace deno.json pubspec.yaml podfile package.swift turbo.json nx.json vite.config.ts vite.config.js"
                    + " webpack.config.js rollup.config.js tsup.config.ts babel.config.js metro.config.js",
            SCHEMA, "openapi.yaml openapi.yml openapi.json swagger.yaml swagger.yml swagger.json asyncapi.yaml schema.json"
                    + " schema.ts schema.rb schema.py",
            DOCUMENTATION, "readme license licence changelog notice authors contributing"));
    private static final Map<String, FileKind> BY_ENDING = table(Map.ofEntries(
            Map.entry(GENERATED, ".min.js .min.css .pb.go .pb.cc .pb.h .g.dart .map .snap"),
            Map.entry(INFRASTRUCTURE, ".tf .tfvars .hcl .bicep .dockerfile"),
            Map.entry(BUILD, ".csproj .fsproj .sln .cmake .mk .gemspec .nix"),
            Map.entry(SCHEMA, ".sql .prisma .graphql .graphqls .gql .proto .avsc .xsd .dbml .schema.json"),
            Map.entry(DOCUMENTATION, ".md .mdx .mdc .markdown .rst .adoc .asciidoc .txt .org .tex"),
            Map.entry(STYLE, ".css .scss .sass .less .styl .pcss"),
            Map.entry(ASSET,
                    ".svg .png .jpg .jpeg .gif .webp .ico .bmp .avif .woff .woff2 .ttf .otf .eot .mp3 .mp4 .wav .webm .pdf"),
            Map.entry(SCRIPT, ".sh .bash .zsh .fish .ps1 .psm1 .bat .cmd .awk"),
            Map.entry(SOURCE,
                    ".java .kt .kts .scala .groovy .clj .cljs .ts .tsx .mts .cts .js .jsx .mjs .cjs .vue .svelte .astro .py"
                            + " .pyi .pyx .ipynb .go .rs .c .h .cc .cpp .cxx .hpp .hh .m .mm .swift .cs .fs .vb .rb .erb .php .pl .pm .lua .r"
                            + " .jl .ex .exs .erl .hs .ml .mli .elm .dart .zig .nim .sol .html .htm .ejs .hbs .jinja .j2 .twig .wat"),
            Map.entry(CONFIGURATION,
                    ".json .jsonc .json5 .yaml .yml .toml .ini .cfg .conf .properties .env .xml .plist .editorconfig"),
            Map.entry(TEST, ".test.ts .test.tsx .test.js .test.jsx .test.mjs .spec.ts .spec.tsx .spec.js .spec.jsx .e2e.ts")));
    /** {@code basket_test.go}, {@code test_basket.py}, {@code BasketTest.java}, but not {@code latest.java}. */
    private static final Pattern TEST_NAME = Pattern
            .compile(
                    "(?:test_.*\\.py|.*_(?:test|spec)\\.\\w+|.*[a-z0-9](?:Tests?|IT|Spec)\\.(?:java|kt|scala|groovy|cs|swift|php))");

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** @param path relative to the repository, with slashes */
    static FileKind of(String path) {
        String low = path.toLowerCase(Locale.ROOT);
        int slash = low.lastIndexOf('/');
        String name = low.substring(slash + 1);
        FileKind kind = first(byFolder(low), BY_NAME.getOrDefault(name, OTHER));
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            kind = first(kind, BY_ENDING.getOrDefault(name.substring(dot), OTHER));
        }
        if (kind.compareTo(TEST) > 0 && TEST_NAME.matcher(path.substring(slash + 1)).matches()) {
            return TEST;
        }
        return kind == OTHER && name.startsWith(".") ? CONFIGURATION : kind;
    }

    /** The name in JSON, for example {@code source}. */
    String wireName() {
        return wireName;
    }

    private static FileKind byFolder(String path) {
        FileKind kind = OTHER;
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            kind = first(kind, BY_FOLDER.getOrDefault(path.substring(from, slash), OTHER));
            from = slash + 1;
        }
        return kind;
    }

    private static FileKind first(FileKind one, FileKind other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Map<String, FileKind> table(Map<FileKind, String> rows) {
        var table = new HashMap<String, FileKind>();
        rows.forEach((kind, signs) -> Arrays.stream(signs.split(" ")).forEach(sign -> table.put(sign, kind)));
        return table;
    }
}
